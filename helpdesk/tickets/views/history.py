"""One step of a ticket's history in plain words: who changed what, from what to what, and because of what."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets import services
from helpdesk.tickets.fields import TicketField, find
from helpdesk.tickets.fields.kinds import Choice
from helpdesk.tickets.models import Activity

TOLD_WHOLE = ("task", "mail", "address")
"""What the verb is about; there is no old value to tell."""
LISTS = {
    "tags added": (gettext_noop("Tags added"), gettext_noop("Tag")),
    "tags removed": (gettext_noop("Tags removed"), gettext_noop("Tag")),
    "people copied in": (gettext_noop("Copied in"), gettext_noop("Copied in")),
}
"""What was added or taken off, in words and in short."""


@dataclass(frozen=True)
class Change:
    at: dt.datetime
    who: str
    short: str
    details: list[str]
    cause: str


def change_of(activity: Activity) -> Change:
    """The step in words; `short` is for the folded line."""
    changes = {name: activity.changes[name] for name in services.fields_of(activity.changes)}
    details = [_detail(name, values, activity.verb) for name, values in changes.items()]
    moved = [_short(name, values) for name, values in changes.items()]
    said = gettext(activity.verb) if activity.verb not in ("changed", "wrote", "replied") else ""
    return Change(
        at=activity.at,
        who=activity.actor_label,
        short=", ".join(part for part in (*moved,) if part) or said[:1].upper() + said[1:],
        details=details or [said],
        cause=str(activity.cause.get("rule") or activity.cause.get("words") or ""),
    )


def _detail(name: str, values: list[object], verb: str) -> str:
    old, new = values
    if name in LISTS:
        return f"{gettext(LISTS[name][0])}: {new or old}"
    if name in TOLD_WHOLE:
        return f"{gettext(verb)}: {_word(None, new)}"
    field = find(name)
    if field is None and (beside := find(name.removesuffix("_id"))):
        return gettext("%(field)s set back") % {"field": beside.title}
    label = field.title if field else _named(name)
    return f"{label}: {_word(field, old)} → {_word(field, new)}"


def _short(name: str, values: list[object]) -> str:
    old, new = values
    if name in LISTS:
        return f"{gettext(LISTS[name][1])} {new or old}"
    if name in TOLD_WHOLE:
        return ""
    field = find(name)
    if field is None:
        beside = find(name.removesuffix("_id"))
        if beside:
            return gettext("%(field)s set back") % {"field": beside.title}
        return f"{_named(name)} {_word(None, new)}"
    if field.emptied and not new:
        return gettext(field.emptied)
    return gettext(field.changed).format(label=field.title, new=_word(field, new))


def _word(field: TicketField | None, value: object) -> str:
    if value is None or value == "":
        return gettext("nothing")
    if field is None:
        return gettext(str(value))
    if isinstance(field.kind, Choice):
        return field.labels.get(str(value), str(value))
    return (gettext("yes") if value else gettext("no")) if isinstance(value, bool) else str(value)


def _named(name: str) -> str:
    """What rooms tell of beside fields, such as "desired outcome"."""
    return gettext(name.replace("_", " ").capitalize())
