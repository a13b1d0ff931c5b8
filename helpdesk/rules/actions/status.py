"""Moves the ticket to another status, as far as its life and whatever keeps it from being resolved let it."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.fields import STATUS
from helpdesk.tickets.fields.values import shown
from helpdesk.tickets.states import TRANSITIONS, IllegalTransition, Status

WORDS: dict[str, str] = {
    Status.OPEN: gettext_noop("open it"),
    Status.WAITING: gettext_noop("let it wait for the customer"),
    Status.ON_HOLD: gettext_noop("put it on hold"),
    Status.RESOLVED: gettext_noop("resolve it"),
}


def apply(job: Job) -> Done:
    """Move it, or say why it stays."""
    old, new = job.ticket.status, job.value
    if old == new:
        return Done(RuleOutcome.ALREADY, {"field": STATUS.key, "value": new})
    try:
        job.change(status=new)
    except NotYet as refusal:
        return Done(RuleOutcome.NOT_YET, {"missed": refusal.missed})
    except IllegalTransition:
        return Done(RuleOutcome.NO_STEP, {"field": STATUS.key, "value": old, "new": new})
    return Done(
        RuleOutcome.SET, {"field": STATUS.key, "value": new}, STATUS.key, shown(STATUS, old), shown(STATUS, new)
    )


def choices() -> Choices:
    labels = STATUS.labels
    return {str(key): labels[key] for key in WORDS}


def words(value: str, choices: Choices) -> str:
    return gettext(WORDS[value]) if value in WORDS else value


def short(value: str, choices: Choices) -> str:
    return choices.get(value, value)


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    """The facts after this action; a step that a ticket's life does not have is not made."""
    if value not in TRANSITIONS.get(str(facts.value("status")), ()):
        return facts
    return facts.with_(choices.get(value, value), status=value)


HINT = gettext_noop("A rule resolves by “Resolve”, with an answer or a reason.")
PRESS_HINT = gettext_noop("A ticket that lacks something, such as the cause of a complaint, is not resolved.")
ACTION = Action(
    "status",
    gettext_noop("Set the status"),
    apply,
    words,
    short,
    foresee,
    choices,
    reach=Reach.TICKET,
    hint=HINT,
    press_hint=PRESS_HINT,
    people_only=frozenset({Status.RESOLVED.value}),
    icon="circle-dot",
    order=15,
)
