"""Says which language of a mail text to take when the wanted one is missing, and which way it is read."""

from collections.abc import Iterator

from django.conf import global_settings

from helpdesk.outgoing.texts.registry import FALLBACK
from helpdesk.web import shop


def chain(language: str) -> Iterator[str]:
    """Languages to look for, in order: the customer's, its base, the shop's, English; each once, as lower-case tags."""
    wanted, ours = tag(language), tag(shop.facts().language)
    candidates = (wanted, wanted.partition("-")[0], ours, ours.partition("-")[0], FALLBACK)
    yield from dict.fromkeys(filter(None, candidates))


def tag(language: str) -> str:
    """The tag of a language in one spelling: `de_AT` and `de-AT` as `de-at`."""
    return language.strip().replace("_", "-").lower()


def is_right_to_left(language: str) -> bool:
    return language.partition("-")[0] in global_settings.LANGUAGES_BIDI
