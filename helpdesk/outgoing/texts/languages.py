"""Says which language of a mail text to take when the wanted one is missing, and how languages are called."""

from collections.abc import Iterator

from django.conf import global_settings, settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

from helpdesk.outgoing.texts.registry import FALLBACK


def chain(language: str) -> Iterator[str]:
    """Languages to look for, in order: the customer's, its base, the site's, English; each once, as lower-case tags."""
    wanted, site = tag(language), tag(settings.LANGUAGE_CODE)
    candidates = (wanted, wanted.partition("-")[0], site, site.partition("-")[0], FALLBACK)
    yield from dict.fromkeys(filter(None, candidates))


def tag(language: str) -> str:
    """The tag of a language in one spelling: `de_AT` and `de-AT` as `de-at`."""
    return language.strip().replace("_", "-").lower()


def is_right_to_left(language: str) -> bool:
    return language.partition("-")[0] in global_settings.LANGUAGES_BIDI


def name_of(language: str) -> str:
    """The name of a language in that of the page, such as `German`; the tag itself where we know no name."""
    name = LANG_INFO.get(language, {}).get("name")
    return gettext(str(name)) if name else language


def choices() -> list[tuple[str, str]]:
    """Choices (tag, name in the language of the page) of every language that we know by name, by name."""
    known = ((code, gettext(str(facts["name"]))) for code, facts in LANG_INFO.items() if "name" in facts)
    return sorted(known, key=lambda item: item[1])
