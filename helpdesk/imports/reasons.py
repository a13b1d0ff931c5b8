"""Why a line was refused, or stays as it is when its import is taken back: codes, and what they say."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext, gettext_noop


class Reason(StrEnum):
    """An id that lines keep: never change one."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NO_ADDRESS = "no_address"
    NO_PHONE = "no_phone"
    NO_CONTACT = "no_contact"
    NO_DAY = "no_day"
    NO_AMOUNT = "no_amount"
    NO_NUMBER = "no_number"
    NO_ZONE = "no_zone"
    NO_LANGUAGE = "no_language"
    NO_CURRENCY = "no_currency"
    NO_VALUE = "no_value"
    TORN = "torn"
    TWICE = "twice"
    OTHER_HEAD = "other_head"
    TWO_CUSTOMERS = "two_customers"
    OTHER_CUSTOMER = "other_customer"
    PUT_AWAY = "put_away"
    NOT_STORED = "not_stored"
    CHANGED_SINCE = "changed_since"
    IN_USE = "in_use"


_WORDS: Mapping[str, str] = {
    Reason.MISSING: gettext_noop("%(column)s is empty."),
    Reason.TOO_LONG: gettext_noop("%(column)s has more than %(longest)s letters."),
    Reason.NO_ADDRESS: gettext_noop("“%(text)s” is no e-mail address."),
    Reason.NO_PHONE: gettext_noop("“%(text)s” is no phone number."),
    Reason.NO_CONTACT: gettext_noop("A customer needs an e-mail address or a phone number."),
    Reason.NO_DAY: gettext_noop("%(column)s: “%(text)s” is no day, or written otherwise than the others."),
    Reason.NO_AMOUNT: gettext_noop("%(column)s: “%(text)s” is no amount that is written like the others."),
    Reason.NO_NUMBER: gettext_noop("%(column)s: “%(text)s” is no whole number above 0."),
    Reason.NO_ZONE: gettext_noop("“%(text)s” is no time zone. One looks like Europe/Berlin."),
    Reason.NO_LANGUAGE: gettext_noop("“%(text)s” is no code of a language. One looks like en or de."),
    Reason.NO_CURRENCY: gettext_noop("“%(text)s” is no code of a currency. One looks like EUR."),
    Reason.NO_VALUE: gettext_noop("%(column)s cannot be “%(text)s”."),
    Reason.TORN: gettext_noop("It has more cells than the first line has columns."),
    Reason.TWICE: gettext_noop("Line %(line)s is about the same: “%(text)s”."),
    Reason.OTHER_HEAD: gettext_noop("%(column)s is another one than line %(line)s says of this order."),
    Reason.TWO_CUSTOMERS: gettext_noop("The address belongs to %(one)s, the phone number to %(other)s."),
    Reason.OTHER_CUSTOMER: gettext_noop("This order is on file as one of %(one)s."),
    Reason.PUT_AWAY: gettext_noop("%(text)s was put away or retired: bring it back first."),
    Reason.NOT_STORED: gettext_noop("Somebody else stored the same at that moment. Import this line again."),
    Reason.CHANGED_SINCE: gettext_noop("%(column)s was changed since: it stays."),
    Reason.IN_USE: gettext_noop("%(text)s is in use since: it stays."),
}


def reason(code: Reason, **values: Any) -> list[Any]:
    """A reason as a line keeps it."""
    return [code.value, values]


def reason_words(kept: list[Any]) -> str:
    """What a kept reason says, in the reader's language."""
    code, values = kept
    told = {name: gettext(value) if name == "column" else value for name, value in values.items()}
    return gettext(_WORDS[code]) % told
