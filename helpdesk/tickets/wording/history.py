"""Names the ids of a ticket's history in words for people. A room registers its own from its `apps.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.verbs import BY_FORM, COPIED_IN, FILES_ADDED, TAGS_ADDED, TAGS_REMOVED, Verb
from helpdesk.tickets.wording.tasks import title_of

_VERBS: dict[str, str] = {
    Verb.CREATED: gettext_noop("created"),
    Verb.CHANGED: gettext_noop("changed"),
    Verb.RESOLVED: gettext_noop("resolved"),
    Verb.CLOSED: gettext_noop("closed"),
    Verb.REOPENED: gettext_noop("reopened"),
    Verb.CHANGE_UNDONE: gettext_noop("took the change back"),
    Verb.ALARM_RAISED: gettext_noop("raised the alarm"),
    Verb.CUSTOMER_WROTE: gettext_noop("wrote"),
    Verb.ADDRESS_WORKS: gettext_noop("said that an address works"),
    Verb.MESSAGE_REREAD: gettext_noop("read the message again"),
    Verb.CARD_MASKED: gettext_noop("masked a card number"),
    Verb.NOTED: gettext_noop("noted"),
    Verb.NOTE_WITHDRAWN: gettext_noop("took the note back"),
    Verb.REPLIED: gettext_noop("replied"),
    Verb.REPLY_WITHDRAWN: gettext_noop("took the reply back"),
    Verb.REPLY_FAILED: gettext_noop("could not deliver the reply"),
    Verb.REPLY_SCHEDULED: gettext_noop("scheduled a reply"),
    Verb.SCHEDULE_WITHDRAWN: gettext_noop("took the scheduled reply back"),
    Verb.REPLY_HELD: gettext_noop("held the scheduled reply back"),
    Verb.TASK_ADDED: gettext_noop("added a task"),
    Verb.TASK_FINISHED: gettext_noop("finished a task"),
    Verb.TASK_REOPENED: gettext_noop("reopened a task"),
    Verb.TASK_ASSIGNED: gettext_noop("assigned a task"),
    Verb.TASK_WITHDRAWN: gettext_noop("took a task back"),
    Verb.COMPLAINT_OPENED: gettext_noop("became a complaint"),
    Verb.COMPLAINT_UNDONE: gettext_noop("took back that it is a complaint"),
}


@dataclass(frozen=True)
class HistoryPart:
    """A key of `Activity.changes` that is no field's: its label, a shorter one for the folded line, and words for its
    values.

    Of a list (`is_list`) what was added or taken off is told alone; what a verb is about (`is_matter`) is told with the
    verb.
    """

    label: str
    short: str = ""
    words: Callable[[Any], str] = str
    is_list: bool = False
    is_matter: bool = False


def _task(kept: Any) -> str:
    """A task's title, and whom it was given to; older lines hold the product's own titles in English."""
    if not isinstance(kept, dict):
        return gettext(str(kept))
    if "task" in kept:
        return f"{_task(kept['task'])} → {kept['assignee'] or gettext('nobody')}"
    return title_of(kept["reason"], kept["values"])


_PARTS: dict[str, HistoryPart] = {
    TAGS_ADDED: HistoryPart(gettext_noop("Tags added"), gettext_noop("Tag"), is_list=True),
    TAGS_REMOVED: HistoryPart(gettext_noop("Tags removed"), gettext_noop("Tag"), is_list=True),
    COPIED_IN: HistoryPart(gettext_noop("Copied in"), is_list=True),
    FILES_ADDED: HistoryPart(gettext_noop("Files added")),
    BY_FORM: HistoryPart(gettext_noop("By the form"), is_list=True),
    "task": HistoryPart(gettext_noop("Task"), words=_task, is_matter=True),
    "address": HistoryPart(gettext_noop("Address"), is_matter=True),
}


_CAUSES: dict[str, Callable[[Mapping[str, Any]], str]] = {}


def register_cause(key: str, words: Callable[[Mapping[str, Any]], str]) -> None:
    """Register how a line is told whose `cause` has this key, such as what somebody pressed."""
    _CAUSES[key] = words


def cause_words(cause: Mapping[str, Any]) -> str:
    """What led to a line of history, in words; empty where nothing is told of it."""
    known = next((words(cause) for key, words in _CAUSES.items() if key in cause), "")
    return known or str(cause.get("rule") or cause.get("words") or "")


def register(verb: str, words: str) -> None:
    """Register what another room writes into history; `words` are collected with `gettext_noop`."""
    _VERBS[verb] = words


def register_part(key: str, part: HistoryPart) -> None:
    """Register a key of `Activity.changes` that another room writes."""
    _PARTS[key] = part


def verb_words(verb: str) -> str:
    """A verb in words, such as "scheduled a reply"; one that nobody knows any more is told as it stands."""
    return gettext(_VERBS[verb]) if verb in _VERBS else verb


def part_of(key: str) -> HistoryPart | None:
    return _PARTS.get(key)
