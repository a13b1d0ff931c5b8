"""Says which addresses a mail may link to. Our own come from the settings, never from a request's Host header."""

import re

from django.conf import settings

_LITERAL = re.compile(r"https?://[^\s\\/]+\S*|mailto:\S+@\S+|tel:\+?[\d-]+", re.IGNORECASE)


def absolute(value: str) -> str:
    """The full address of a page of ours, given as a path or already in full.

    Raises:
        ValueError: it leads anywhere else.
    """
    address = settings.BASE_URL + value if value.startswith("/") else value
    if not address.startswith(settings.BASE_URL + "/") or any(character.isspace() for character in address):
        raise ValueError("a placeholder's link must lead to a page of ours")
    return address


def is_allowed(address: str) -> bool:
    """Whether an address that stands in the text itself may be a link: a web page, a mail address, a phone number."""
    return bool(_LITERAL.fullmatch(address))
