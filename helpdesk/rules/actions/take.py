"""Gives the ticket to whoever presses: what a macro can do, and no rule."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, By, Choices, Done, Job, Reach
from helpdesk.tickets.models import Status


def apply(job: Job) -> Done:
    """Give it to the person.

    Raises:
        ValueError: nobody presses.
    """
    if job.person is None:
        raise ValueError("nobody presses a rule")
    name, held = job.person.short_name, job.ticket.assignee
    if held == job.person:
        return Done(RuleOutcome.ALREADY_WITH, {"value": name})
    job.change(assignee=job.person)
    return Done(RuleOutcome.TAKEN, {"who": name}, "assignee", held.short_name if held else "", name)


def words(value: str, choices: Choices) -> str:
    return gettext("give it to whoever presses")


def short(value: str, choices: Choices) -> str:
    return gettext("Mine")


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    """The facts after this action: a new ticket opens when it gets an assignee."""
    if facts.value("status") == Status.NEW:
        return facts.with_(gettext(str(Status.OPEN.label)), status=Status.OPEN.value)
    return facts


ACTION = Action(
    "take",
    gettext_noop("Give to whoever presses"),
    apply,
    words,
    short,
    foresee,
    reach=Reach.TICKET,
    icon="user-round",
    order=21,
    by=By.PEOPLE,
)
