"""Resolves the ticket: with a saved reply that goes now, or for a reason for which nobody waits for a word."""

import uuid
from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.actions import reply
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.reasons import LABELS, Reason
from helpdesk.rules.registry import Action, By, Choices, Done, Job, amount_and_text
from helpdesk.tickets.composing import recipients
from helpdesk.tickets.extensions.guards import objections
from helpdesk.tickets.fields import STATUS
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.models import SPOKEN, UNSAID, DeliveryState, Direction, Status, Ticket
from helpdesk.tickets.states import TRANSITIONS

NO_REPLY = ""
_UNHEARD = (*UNSAID, DeliveryState.FAILED)


def apply(job: Job) -> Done:
    """Resolve it, or say why it stays open.

    Raises:
        SavedReply.DoesNotExist: the reply is gone, put away, or no rule may send it.
        ValidationError: a placeholder has no value for this ticket.
        OSError: a file that comes with it cannot be read.
    """
    reason, chosen = amount_and_text(job.value)
    old = job.ticket.status
    if refusal := _refusal(job.ticket, reason):
        return refusal
    told: dict[str, Any] = {"reason": reason}
    if chosen:
        done = _answer(job, chosen)
        if done.outcome != RuleOutcome.ANSWERED:
            return _left_open(done)
        told["reply"] = done.new
    else:
        job.change(status=Status.RESOLVED)
    outcome = RuleOutcome.RESOLVED_WITH if chosen else RuleOutcome.RESOLVED
    return Done(outcome, told, STATUS.key, shown(STATUS, old), shown(STATUS, Status.RESOLVED))


def _refusal(ticket: Ticket, reason: str) -> Done | None:
    """Why the ticket stays as it is, whatever the customer is told; None where it may be resolved."""
    if ticket.status in (Status.RESOLVED, Status.CLOSED):
        return Done(RuleOutcome.ALREADY, {"field": STATUS.key, "value": ticket.status})
    if ticket.alarm_at:
        return Done(RuleOutcome.LEFT_AT, {"field": STATUS.key, "value": ticket.status})
    if missed := objections(ticket):
        return Done(RuleOutcome.NOT_YET, {"missed": missed})
    if reason in (Reason.ANSWERED, Reason.SILENT) and not _ours_is_the_last_word(ticket):
        return _left_open(Done(RuleOutcome.NOT_ANSWERED_YET))
    if reason == Reason.MACHINE and not reply.nobody_reads(ticket):
        return _left_open(Done(RuleOutcome.MAYBE_A_PERSON))
    return None


def _ours_is_the_last_word(ticket: Ticket) -> bool:
    """Whether a person of ours answered, and the customer wrote nothing since."""
    newest = ticket.messages.filter(SPOKEN).order_by("-created_at", "-pk").first()
    said = ticket.messages.filter(direction=Direction.OUT).exclude(author_user=None).exclude(delivery__in=_UNHEARD)
    return newest is not None and newest.direction == Direction.OUT and said.exists()


def _answer(job: Job, chosen: str) -> Done:
    """Answer with the saved reply, which resolves the ticket with the same step; or why nobody was answered."""
    if not recipients.now(job.ticket).address:
        return Done(RuleOutcome.NO_ADDRESS)
    return reply.answer(job, chosen, key=uuid.uuid5(reply.KEYS, f"{job.occasion} resolved"), status=Status.RESOLVED)


def _left_open(why: Done) -> Done:
    return Done(RuleOutcome.LEFT_OPEN, {"why": why.outcome, **why.values})


def reasons() -> Choices:
    """Why a ticket may be resolved, in words."""
    return {key: gettext(label) for key, label in LABELS.items()}


def choices() -> Choices:
    return {NO_REPLY: gettext("Without a word"), **reply.choices()}


def words(value: str, choices: Choices) -> str:
    reason, chosen = amount_and_text(value)
    why = gettext(LABELS.get(reason, "…"))
    if not chosen:
        return gettext("resolve it without a word (%(reason)s)") % {"reason": why}
    return gettext("resolve it with %(reply)s (%(reason)s)") % {"reply": reply.short(chosen, choices), "reason": why}


def short(value: str, choices: Choices) -> str:
    chosen = amount_and_text(value)[1]
    if not chosen:
        return gettext("Resolve")
    return gettext("Resolve with %(reply)s") % {"reply": reply.short(chosen, choices)}


def problem(value: str) -> str:
    """Why this reason and this reply do not go together; empty where they do."""
    reason, chosen = amount_and_text(value)
    if reason not in LABELS:
        return gettext("Choose why it is resolved.")
    if reason == Reason.SOLVED and not chosen:
        return gettext("Choose the saved reply that solves it: nobody is left without a word.")
    if reason == Reason.MACHINE and chosen:
        return gettext("Nobody reads an answer to a program: choose no saved reply.")
    return ""


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    """The facts after this action, if nothing keeps the ticket open: where nobody answered yet, some reasons do."""
    reason = amount_and_text(value)[0]
    if problem(value) or (reason in (Reason.ANSWERED, Reason.SILENT) and facts.value("status") == Status.NEW):
        return facts
    if Status.RESOLVED not in TRANSITIONS.get(str(facts.value("status")), ()):
        return facts
    return facts.with_(gettext(str(Status.RESOLVED.label)), status=Status.RESOLVED.value)


HINT = gettext_noop(
    "It stays open where the answer cannot go, where the customer wrote last and no answer goes, where somebody was "
    "hurt, and where something is missing: a complaint needs a person’s answer first."
)
ACTION = Action(
    "resolve",
    gettext_noop("Resolve"),
    apply,
    words,
    short,
    foresee,
    choices,
    amount=gettext_noop("Because"),
    amounts=reasons,
    hint=HINT,
    icon="circle-check",
    order=16,
    problem=problem,
    by=By.RULES,
)
