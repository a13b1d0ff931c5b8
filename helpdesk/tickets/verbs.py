"""What happened to a ticket, as ids. Lines of history keep them; sentences are made in `wording/history.py` when shown.

A value is stored: never change one. Another room has ids of its own and registers their words there.
"""

from enum import StrEnum


class Verb(StrEnum):
    """What this room writes into a ticket's history."""

    CREATED = "ticket.created"
    CHANGED = "ticket.changed"
    RESOLVED = "ticket.resolved"
    CLOSED = "ticket.closed"
    REOPENED = "ticket.reopened"
    CHANGE_UNDONE = "ticket.change_undone"
    ALARM_RAISED = "ticket.alarm_raised"

    CUSTOMER_WROTE = "customer.wrote"
    ADDRESS_WORKS = "customer.address_works"
    MESSAGE_REREAD = "message.reread"
    CARD_MASKED = "message.card_masked"
    NOTED = "note.added"
    NOTE_WITHDRAWN = "note.withdrawn"

    REPLIED = "reply.sent"
    REPLY_WITHDRAWN = "reply.withdrawn"
    REPLY_FAILED = "reply.failed"
    REPLY_SCHEDULED = "reply.scheduled"
    SCHEDULE_WITHDRAWN = "reply.schedule_withdrawn"
    REPLY_HELD = "reply.held"

    TASK_ADDED = "task.added"
    TASK_FINISHED = "task.finished"
    TASK_REOPENED = "task.reopened"
    TASK_ASSIGNED = "task.assigned"
    TASK_WITHDRAWN = "task.withdrawn"

    COMPLAINT_OPENED = "complaint.opened"
    COMPLAINT_UNDONE = "complaint.undone"


TAGS_ADDED, TAGS_REMOVED = "tags_added", "tags_removed"
COPIED_IN = "people_copied_in"
FILES_ADDED = "files_added"
BY_FORM = "by_form"
"""Keys of `Activity.changes` that are no field's."""

_VERBS: dict[str, str] = {
    "created": Verb.CREATED,
    "changed": Verb.CHANGED,
    "resolved": Verb.RESOLVED,
    "closed": Verb.CLOSED,
    "reopened": Verb.REOPENED,
    "took the change back": Verb.CHANGE_UNDONE,
    "raised the alarm": Verb.ALARM_RAISED,
    "wrote": Verb.CUSTOMER_WROTE,
    "said that an address works": Verb.ADDRESS_WORKS,
    "read the message again": Verb.MESSAGE_REREAD,
    "noted": Verb.NOTED,
    "replied": Verb.REPLIED,
    "took the reply back": Verb.REPLY_WITHDRAWN,
    "could not deliver the reply": Verb.REPLY_FAILED,
    "scheduled a reply": Verb.REPLY_SCHEDULED,
    "took the scheduled reply back": Verb.SCHEDULE_WITHDRAWN,
    "held the scheduled reply back": Verb.REPLY_HELD,
    "added a task": Verb.TASK_ADDED,
    "finished a task": Verb.TASK_FINISHED,
    "reopened a task": Verb.TASK_REOPENED,
    "assigned a task": Verb.TASK_ASSIGNED,
    "became a complaint": Verb.COMPLAINT_OPENED,
    "took back that it is a complaint": Verb.COMPLAINT_UNDONE,
}
"""What the release before wrote, which may go on beside this one for a while."""
_KEYS = {
    "tags added": TAGS_ADDED,
    "tags removed": TAGS_REMOVED,
    "people copied in": COPIED_IN,
    "files added": FILES_ADDED,
    "desired outcome": "desired_outcome",
}


def register_old(words: str, verb: str) -> None:
    """Register what the release before called another room's `verb`."""
    _VERBS[words] = verb


def verb_of(stored: str) -> str:
    """The id of what a line of history has stored."""
    return _VERBS.get(stored, stored)


def key_of(stored: str) -> str:
    """The id of a key in what a line of history says was changed."""
    return _KEYS.get(stored, stored)


def stored_as(*verbs: str) -> list[str]:
    """All that lines of history may have stored for these ids: what a query asks for."""
    return [*map(str, verbs), *(words for words, verb in _VERBS.items() if verb in verbs)]
