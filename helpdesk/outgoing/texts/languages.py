"""Says which language of a mail text to take when the wanted one is missing, and how languages are called."""

from collections.abc import Iterator

from django.conf import global_settings, settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info

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
    """The name of a language, such as `German`; the tag itself where we know no name."""
    return dict(choices()).get(language, language)


def told_name(language: str) -> str:
    """The name of a language in the reader's; the tag itself where we know no name."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language


def choices() -> list[tuple[str, str]]:
    """Choices (tag, English name) of every language that we know by name, by name."""
    known = ((code, str(facts["name"])) for code, facts in LANG_INFO.items() if "name" in facts)
    return sorted(known, key=lambda item: item[1])
