"""Reads the shop's own fields, as entries like all others. Every page asks for them, so a process keeps them."""

import time
import uuid

from django.core.cache import cache
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.fields import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Choice, Day, Flag, Kind, Number, Option, Text
from helpdesk.tickets.models import OwnField

PREFIX = "own_"
"""Before the shop's keys, so that a field of ours never takes one of theirs."""
STAMP = "tickets:own_fields"
LOOK_EVERY = 1.0
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


class _Memory:
    """What this process read last; the stamp in the cache is another once somebody changed a field."""

    def __init__(self) -> None:
        self.fields: tuple[TicketField, ...] | None = None
        self.stamp = ""
        self.looked_at = 0.0


_memory = _Memory()


def current() -> tuple[TicketField, ...]:
    """All of the shop's own fields in their order, put-away ones too. No statement while nothing changes."""
    now = time.monotonic()
    if _memory.fields is None or now - _memory.looked_at > LOOK_EVERY:
        stamp = str(cache.get(STAMP, ""))
        if _memory.fields is None or stamp != _memory.stamp:
            remember(tuple(map(_entry, OwnField.objects.all())), stamp)
        _memory.looked_at = now
    return _memory.fields or ()


def remember(fields: tuple[TicketField, ...], stamp: str = "") -> None:
    """Keep these fields in this process, as they were at the stamp."""
    _memory.fields, _memory.stamp, _memory.looked_at = fields, stamp, time.monotonic()


def forget() -> None:
    """Let this process read the fields anew."""
    _memory.fields = None


def changed() -> None:
    """Let every process read the fields anew, within moments."""
    cache.set(STAMP, uuid.uuid4().hex, timeout=None)
    forget()


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
