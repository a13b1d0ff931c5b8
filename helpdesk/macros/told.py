"""Says what each action of a macro does to a ticket, or would do, in words."""

import dataclasses
import enum

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from helpdesk.rules.outcome_words import outcome_words
from helpdesk.rules.outcomes import REFUSED, RuleOutcome
from helpdesk.rules.registry import Action, Done
from helpdesk.tickets.fields import STATUS, find
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.models import Message, Task
from helpdesk.web.words.formats import date_and_time


class PartKind(enum.StrEnum):
    """What came of one action: it changed something, found it so already, or was refused."""

    CHANGE = "change"
    IDLE = "idle"
    REFUSED = "refused"


@dataclasses.dataclass(frozen=True)
class Part:
    """One action of a macro on one ticket, or what follows from them all.

    `label` is what the action does, `words` what came of it on this ticket.
    """

    action: str
    label: str
    icon: str
    kind: PartKind
    words: str
    done: Done


def part_of(key: str, action: Action | None, done: Done) -> Part:
    """The action with what came of it; what it stored is read, so it has to be there still."""
    kind = PartKind.REFUSED if done.outcome in REFUSED else PartKind.CHANGE if done.field else PartKind.IDLE
    label = gettext(action.label) if action else key
    words = _changed(done) if kind is PartKind.CHANGE else outcome_words({"action": key, **done.as_json()})
    return Part(key, label, (action.icon if action else "") or "check", kind, words, done)


def status_after(began: str, now: str) -> Part:
    """The status that a ticket came to though no action sets it: a new one opens when somebody gets it."""
    values = {"field": STATUS.key, "value": now}
    done = Done(RuleOutcome.SET, values, STATUS.key, shown(STATUS, began), shown(STATUS, now))
    return Part(STATUS.key, gettext(STATUS.label), "circle-dot", PartKind.CHANGE, _changed(done), done)


def _changed(done: Done) -> str:
    match done.field:
        case "note":
            return Message.objects.get(pk=int(done.new)).body_text
        case "task":
            return _task(Task.objects.get(pk=int(done.new)))
        case "tags":
            return done.new or done.old
    field = find(done.field)
    if field is None or field.key == "is_complaint":
        return outcome_words(done.as_json())
    nothing = gettext("nobody") if field.key == "assignee" else gettext("nothing")
    return f"{done.old or nothing} → {done.new or nothing}"


def _task(task: Task) -> str:
    if task.due_at is None:
        return task.title
    when = date_and_time(timezone.localtime(task.due_at), timezone.localtime())
    return gettext("%(title)s, due %(when)s") % {"title": task.title, "when": when}


def refused_words(parts: list[Part]) -> str:
    """Which parts were refused, and why: “Set the status: Not resolved: …”."""
    return " ".join(f"{part.label}: {part.words}" for part in parts if part.kind is PartKind.REFUSED)


def changed_words(parts: list[Part]) -> str:
    """How much was changed, for a toast."""
    count = sum(part.kind is PartKind.CHANGE for part in parts)
    return ngettext("%(count)s change", "%(count)s changes", count) % {"count": count}
