"""Fills in what a text takes from the shop's own facts, so that it stays true when they change."""

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import gettext, gettext_noop

PLACEHOLDERS: Mapping[str, str] = {
    "shop.name": gettext_noop("the shop’s name"),
    "shop.address": gettext_noop("the address that customers write to"),
    "shop.phone": gettext_noop("the phone number"),
    "shop.postal_address": gettext_noop("the postal address"),
    "complaint.further": gettext_noop("whom customers can turn to next"),
    "requests.open": gettext_noop("until when a request stays open, as your rules have it"),
    "staff.second_factor": gettext_noop("that colleagues need a second factor, while every role does"),
}

WAYS = "ways"
"""Stands alone on a line: the form, mail, phone, letter, opening hours and handles, drawn from the shop's facts."""

_ANY = re.compile(r"\{\{\s*([\w.]*)\s*\}\}")
_ALONE = re.compile(r"^\{\{\s*ways\s*\}\}[ \t]*$", re.MULTILINE)


def doubts(body: str) -> list[str]:
    """What is wrong with the placeholders of a text, in words; empty when nothing is."""
    known = {*PLACEHOLDERS, WAYS}
    strange = sorted({name for name in _ANY.findall(body) if name not in known})
    found = [gettext("There is no placeholder called {{%(name)s}}.") % {"name": name} for name in strange]
    if len(_ALONE.findall(body)) != sum(name == WAYS for name in _ANY.findall(body)):
        found.append(gettext("{{ways}} stands on a line of its own."))
    return found


def without_empty_lines(body: str, values: Mapping[str, str]) -> str:
    """The text without the lines whose placeholder has nothing to say."""
    return "\n".join(
        line for line in body.split("\n") if all(values.get(name, name) for name in _ANY.findall(line) if name != WAYS)
    )


def parted(body: str) -> tuple[str, str] | None:
    """What stands before the ways to us and after them; None where the text has no place for them."""
    before, *rest = _ALONE.split(body)
    return (before, "".join(rest)) if rest else None


def filled(html: str, values: Mapping[str, str]) -> str:
    """Clean HTML with the values in the places of their names; a value is never markup."""
    return _ANY.sub(lambda found: escape(values[found[1]]) if found[1] in values else found[0], html)
