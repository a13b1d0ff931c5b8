"""Normal forms of phone numbers and handles, so that one person is found however they write theirs. Plain Python."""

import re
import unicodedata

import phonenumbers

from helpdesk.mime.fields.contacts import NotAContact, normalise_email

_SHORTEST = 5
"""Digits of a number within its country; where people have fewer, they are known as valid ones."""
_DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


def normalise_phone(number: str, region: str = "US") -> str:
    """The number in E.164, reading national numbers as of `region` (ISO 3166 alpha-2).

    >>> normalise_phone("020 7946 0018", "GB")
    '+442079460018'

    Raises:
        NotAContact: it cannot be a phone number there.
    """
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as error:
        raise NotAContact(f"{number!r} is not a phone number") from error
    is_long_enough = len(phonenumbers.national_significant_number(parsed)) >= _SHORTEST
    if not (phonenumbers.is_possible_number(parsed) and (is_long_enough or phonenumbers.is_valid_number(parsed))):
        raise NotAContact(f"{number!r} is not a phone number")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def normalise_handle(handle: str, place: str) -> str:
    """The normal form of a name at some place: NFKC, lower case, without the @ that some write before it.

    >>> normalise_handle("@Ana.Lima", "acme-social")
    'acme-social:ana.lima'
    """
    text = unicodedata.normalize("NFKC", handle).strip().removeprefix("@").lower()
    return f"{place}:{text}"


def normalise_domain(text: str) -> str:
    """The normal form of the domain of addresses, with or without the @ before it.

    >>> normalise_domain(" @Bücher.Example")
    'xn--bcher-kva.example'

    Raises:
        NotAContact: no address could end like this.
    """
    domain = normalise_email(f"x@{text.strip().removeprefix('@')}").removeprefix("x@")
    if not _DOMAIN.fullmatch(domain):
        raise NotAContact(f"{text!r} is not a domain")
    return domain
