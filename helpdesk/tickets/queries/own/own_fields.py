"""Reads the shop's own fields, as entries like all others. Every page asks for them, so a process keeps them."""

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.fields import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Kind, Number, Option, Text
from helpdesk.tickets.models import OwnField
from helpdesk.web.kept import Kept

PREFIX = "own_"
"""Before the shop's keys, so that a field of ours never takes one of theirs."""
PLACES = (
    Place.FILTER
    | Place.SIDE
    | Place.BULK
    | Place.API_READ
    | Place.API_WRITE
    | Place.API_FILTER
    | Place.CONDITION
    | Place.CSV
)


def current() -> tuple[TicketField, ...]:
    """All of the shop's own fields in their order, put-away ones too. No statement while nothing changes."""
    return kept.current()


def _read() -> tuple[TicketField, ...]:
    return tuple(map(_entry, OwnField.objects.all()))


kept: Kept[tuple[TicketField, ...]] = Kept("tickets:own_fields", _read)


def _entry(own: OwnField) -> TicketField:
    said = f"“{own.label}”"
    pattern = said.replace("{", "{{").replace("}", "}}")
    is_flag = own.type == OwnField.Type.FLAG
    return TicketField(
        key=f"{PREFIX}{own.key}",
        label=own.label,
        kind=_kind(own),
        places=PLACES if own.is_active else Place.CONDITION,
        words=_said(gettext_noop("%(field)s is yes"), said) if is_flag else said,
        negated=_said(gettext_noop("%(field)s is no"), said) if is_flag else "",
        setting=Setting(
            label=_said(gettext_noop("Set %(field)s"), said),
            words=_said(gettext_noop("set %(field)s to {}"), pattern),
            short=f"{pattern} {{}}",
            order=80,
        ),
        own=own.pk,
        is_active=own.is_active,
    )


def _said(words: str, field: str) -> str:
    """The words about a field in the language of whoever reads them: entries stay with the process."""
    return lazy(lambda: gettext(words) % {"field": field}, str)()


def _kind(own: OwnField) -> Kind:
    match OwnField.Type(own.type):
        case OwnField.Type.CHOICE:
            options = tuple(Option(key, label) for key, label in own.choices)
            return Choice(options, may_be_empty=True, as_written=True)
        case OwnField.Type.FLAG:
            return Flag()
        case OwnField.Type.NUMBER:
            return Number()
        case OwnField.Type.DAY:
            return Day()
        case OwnField.Type.TEXT:
            return Text()
