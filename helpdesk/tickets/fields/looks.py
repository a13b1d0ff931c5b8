"""Draws the value of a field: HTML made once, for lists, menus and badges alike."""

from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from helpdesk.tickets.fields import Place, TicketField, get, shown_in
from helpdesk.tickets.fields.kinds import Choice, Flag, Option
from helpdesk.tickets.fields.values import shown
from helpdesk.web.words import labels
from helpdesk.web.words.labels import svg

KEPT = 1024


def look(field: TicketField, value: Any) -> SafeString:
    """The value as a list shows it, in HTML: a choice by sign and word, a person by face and name, a team by colour."""
    if field.own and field.column and value is None:
        return SafeString()
    match field.kind:
        case Choice() if field.own:
            # What the shop calls it may change, so nobody keeps it.
            return format_html("{}", field.labels.get(value, value) or gettext("None"))
        case Choice():
            return _choice(field.key, value, get_language()) if value else format_html("{}", gettext("None"))
        case _ if field.key == "team":
            return labels.team(value.name, value.colour) if value else labels.team(None)
        case _ if field.key == "assignee":
            return labels.person(value.name, value.short_name, away=value.away_words) if value else labels.person(None)
    return format_html("{}", shown(field, value))


def badge(field: TicketField, value: Any) -> SafeString:
    """The badge beside the subject; empty for no, and for the value that most tickets have."""
    match field.kind:
        case Flag(badge=(words, tone, icon)) if value:
            return labels.badge(gettext(words), tone, icon)
        case Choice(options=options, usual=usual) if value and value != usual:
            return next((_badge(option) for option in options if option.key == value), SafeString())
    return SafeString()


def badges(ticket: Any) -> SafeString:
    """All badges of a ticket, or of whatever else has its fields by name."""
    drawn = [badge(field, getattr(ticket, field.key)) for field in shown_in(Place.BADGE)]
    return mark_safe("".join(drawn))  # noqa: S308 - made of badges


@lru_cache(maxsize=KEPT)
def _choice(key: str, value: str, language: str) -> SafeString:
    """`language` is the one that is spoken now, so that each keeps its own."""
    field = get(key)
    kind = field.kind
    options = kind.options if isinstance(kind, Choice) else ()
    option = next((option for option in options if option.key == value), Option(value, value))
    sign = svg(option.icon) if option.icon else ""
    return format_html('<span class="sign {} {}-{}">{}{}</span>', key, key, value, sign, gettext(option.label))


def _badge(option: Option) -> SafeString:
    return labels.badge(gettext(option.label), option.tone, option.icon)
