"""Says one step of a ticket's history in words: who changed what, from what to what, and because of what."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from helpdesk.tickets import services
from helpdesk.tickets.fields import TicketField, find
from helpdesk.tickets.fields.values import plain_words
from helpdesk.tickets.models import Activity
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.wording.history import HistoryPart, cause_words, part_of, verb_words

TOLD_BY_CHANGES = (Verb.CHANGED, Verb.CUSTOMER_WROTE, Verb.REPLIED)
"""Verbs that say nothing beside what changed, or the message that came with it."""


@dataclass(frozen=True)
class HistoryChange:
    at: dt.datetime
    who: str
    short: str
    details: list[str]
    cause: str


def change_of(activity: Activity) -> HistoryChange:
    """The step in words; `short` is for the folded line."""
    changes = {name: activity.changes[name] for name in services.fields_of(activity.changes)}
    details = [_detail(name, values, activity.verb) for name, values in changes.items()]
    moved = [_short(name, values) for name, values in changes.items()]
    said = verb_words(activity.verb) if activity.verb not in TOLD_BY_CHANGES else ""
    return HistoryChange(
        at=activity.at,
        who=gettext(activity.actor_label) if activity.actor_kind == "system" else activity.actor_label,
        short=", ".join(part for part in (*moved,) if part) or said[:1].upper() + said[1:],
        details=details or [said],
        cause=cause_words(activity.cause),
    )


def _detail(name: str, values: list[object], verb: str) -> str:
    old, new = values
    field, part = find(name), part_of(name)
    if field:
        return f"{field.title}: {_word(field, old)} → {_word(field, new)}"
    if part and part.is_list:
        return f"{gettext(part.label)}: {part.words(new or old)}"
    if part and part.is_matter:
        return f"{verb_words(verb)}: {part.words(new)}"
    if beside := find(name.removesuffix("_id")):
        return gettext("%(field)s set back") % {"field": beside.title}
    return f"{_label(name, part)}: {_told(part, old)} → {_told(part, new)}"


def _short(name: str, values: list[object]) -> str:
    old, new = values
    field, part = find(name), part_of(name)
    if field and field.emptied and not new:
        return gettext(field.emptied)
    if field:
        return gettext(field.changed).format(label=field.title, new=_word(field, new))
    if part and part.is_list:
        return f"{gettext(part.short or part.label)} {part.words(new or old)}"
    if part and part.is_matter:
        return ""
    if beside := find(name.removesuffix("_id")):
        return gettext("%(field)s set back") % {"field": beside.title}
    return f"{_label(name, part)} {_told(part, new)}"


def _label(name: str, part: HistoryPart | None) -> str:
    return gettext(part.label) if part else gettext(name.replace("_", " ").capitalize())


def _told(part: HistoryPart | None, value: object) -> str:
    words = part.words(value) if part and value is not None else str(value or "")
    return words or gettext("nothing")


def _word(field: TicketField, value: object) -> str:
    return plain_words(field, value) or gettext("nothing")
