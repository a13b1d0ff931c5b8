"""Normal forms of addresses and numbers, so that one person is found however they write theirs. Plain Python."""

import contextlib
import unicodedata

import phonenumbers


class NotAContact(ValueError):
    """The text is no address or number that could be reached."""


def normalise_email(address: str) -> str:
    """Trimmed, NFKC, lower case, the domain in its ASCII (IDNA) form. Dots and +tags are kept: they may be real.

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


def normalise_phone(number: str, region: str = "US") -> str:
    """E.164, reading national numbers as of `region` (ISO 3166 alpha-2).

    >>> normalise_phone("020 7946 0018", "GB")
    '+442079460018'

    Raises:
        NotAContact: it cannot be a phone number there.
    """
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise NotAContact(f"{number!r} is not a phone number") from error
    if not phonenumbers.is_possible_number(parsed):
        raise NotAContact(f"{number!r} is not a phone number")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
