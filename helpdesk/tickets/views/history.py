"""One step of a ticket's history in plain words: who changed what, from what to what, and because of what."""

import datetime as dt
from dataclasses import dataclass

from helpdesk.tickets import services
from helpdesk.tickets.models import Activity, Priority, Status

FIELDS = {
    "status": "Status",
    "priority": "Priority",
    "team": "Team",
    "team_id": "Team",
    "assignee": "Assignee",
    "assignee_id": "Assignee",
    "subject": "Subject",
    "product": "Product",
    "language": "Language",
    "is_complaint": "Complaint",
    "tags added": "Tags added",
    "tags removed": "Tags removed",
    "people copied in": "Copied in",
}
TOLD_WHOLE = ("task", "mail", "address")
"""What the verb is about; there is no old value to tell."""
WORDS: dict[object, object] = {
    **dict(Status.choices),
    **dict(Priority.choices),
    None: "nothing",
    "": "nothing",
    True: "yes",
    False: "no",
}


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
    said = activity.verb if activity.verb not in ("changed", "wrote", "replied") else ""
    return Change(
        at=activity.at,
        who=activity.actor_label,
        short=", ".join(part for part in (*moved,) if part) or said.capitalize(),
        details=details or [said],
        cause=str(activity.cause.get("rule") or activity.cause.get("words") or ""),
    )


def _detail(name: str, values: list[object], verb: str) -> str:
    old, new = (_word(value) for value in values)
    if name == "tags added":
        return f"Tags added: {new}"
    if name == "tags removed":
        return f"Tags removed: {old}"
    if name == "people copied in":
        return f"Copied in: {new}"
    if name in TOLD_WHOLE:
        return f"{verb}: {new}"
    if name.endswith("_id"):
        return f"{FIELDS.get(name, name)} set back"
    return f"{FIELDS.get(name, name.replace('_', ' ').capitalize())}: {old} → {new}"


def _short(name: str, values: list[object]) -> str:
    old, new = (_word(value) for value in values)
    if name == "is_complaint":
        return "Became a complaint"
    if name == "assignee":
        return f"Assigned to {new}" if values[1] else "Unassigned"
    if name in TOLD_WHOLE:
        return ""
    if name.startswith("tags "):
        return f"Tag {new if name == 'tags added' else old}"
    if name.endswith("_id"):
        return f"{FIELDS.get(name, name)} set back"
    return new if name == "status" else f"{FIELDS.get(name, name).capitalize()} {new}"


def _word(value: object) -> str:
    try:
        return str(WORDS.get(value, value))
    except TypeError:
        return str(value)
