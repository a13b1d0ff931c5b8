"""Does what a macro says on one ticket, within the caller's transaction."""

import logging
import uuid
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError

from helpdesk.macros.told import Part, part_of, status_after
from helpdesk.people.models import User
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, By, Done, Job, Reach, find
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import STATUS
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.services import Changing

log = logging.getLogger(__name__)
Entry = Mapping[str, str]


def carry_out(
    *, entries: Iterable[Entry], together: Changing, actor: Actor, person: User, key: uuid.UUID
) -> list[Part]:
    """Take the actions: fields and tags first, then the status, all by one save; then what stands beside the ticket.

    Returns what came of each, in their own order; a new status as from the one before all of them. A status that
    followed from them, and that none of them sets, comes last. What is refused does not stop the others: the caller
    decides.
    """
    chosen = [(number, entry, find(entry["do"])) for number, entry in enumerate(entries)]
    parts: dict[int, Part] = {}
    occasion = f"macro {key} {together.ticket_id}"
    began, is_stored = together.row.status, False
    for number, entry, action in sorted(chosen, key=lambda one: (*_turn(one[2]), one[0])):
        if action and action.reach is Reach.ANYTHING and not is_stored:
            together.store()
            is_stored = True
        done = _take(action, Job(together, actor, occasion, entry.get("value", ""), person))
        parts[number] = part_of(entry["do"], action, _seen_from(began, done))
    together.store()
    told = [parts[number] for number, _, _ in chosen]
    is_told = any(part.done.field == STATUS.key for part in told)
    return told if is_told or together.row.status == began else [*told, status_after(began, together.row.status)]


def _turn(action: Action | None) -> tuple[bool, bool]:
    """The status comes after the fields that may be wanted for it, what is beside the ticket after both."""
    return action is not None and action.reach is Reach.ANYTHING, action is not None and action.key == STATUS.key


def _seen_from(began: str, done: Done) -> Done:
    """A new status beside the one that the ticket had: an earlier action, such as taking it, may have opened it."""
    new = done.values.get("value")
    if done.values.get("field") != STATUS.key or done.outcome not in (RuleOutcome.SET, RuleOutcome.ALREADY):
        return done
    if new == began:
        return Done(RuleOutcome.ALREADY, done.values)
    return Done(RuleOutcome.SET, done.values, STATUS.key, shown(STATUS, began), shown(STATUS, new))


def _take(action: Action | None, job: Job) -> Done:
    if action is None or By.PEOPLE not in action.by:
        return Done(RuleOutcome.NO_ACTION)
    try:
        return action.apply(job)
    except ValidationError as refusal:
        return Done(RuleOutcome.FAILED, {"error": " ".join(refusal.messages)})
