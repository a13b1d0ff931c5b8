"""Makes normal forms of e-mail addresses, so that one person is found however they write theirs."""

import contextlib
import re
import unicodedata

# Domains in which neighbours are strangers.
_EVERYBODYS = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|gmx|web|t-online|freenet|icloud|me|mac|aol|proton"
    r"|protonmail|mail|yandex|qq|163|orange|free|laposte|libero)\.[a-z]{2,3}(?:\.[a-z]{2})?"
)


class NotAContact(ValueError):
    """The text is no address or number that could be reached."""


def normalise_email(address: str) -> str:
    """The normal form of an address: trimmed, NFKC, lower case, the domain in ASCII (IDNA). Dots and +tags are kept.

    >>> normalise_email("  Ana@Example.ORG ")
    'ana@example.org'

    Raises:
        NotAContact: there is no text on both sides of an @.
    """
    text = unicodedata.normalize("NFKC", address).strip().lower()
    local, at, domain = text.rpartition("@")
    bare = domain if local.startswith('"') and local.endswith('"') else text  # a quoted name may hold spaces
    if not (at and local and domain) or any(c.isspace() for c in bare):
        raise NotAContact(f"{address!r} is not an e-mail address")
    with contextlib.suppress(UnicodeError):  # labels that IDNA refuses still reach somebody: kept as written
        domain = domain.encode("idna").decode("ascii")
    return f"{local}@{domain}"


def normal(address: str) -> str:
    """The normal form of an address; the address in lower case where it has none."""
    try:
        return normalise_email(address)
    except NotAContact:
        return address.strip().lower()


def bare(address: str) -> str:
    """The normal form without the +tag."""
    local, _, domain = normal(address).rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def is_everybodys(domain: str) -> bool:
    """Whether anybody can have an address at this domain, so that who shares it with us is no colleague."""
    return _EVERYBODYS.fullmatch(domain) is not None
