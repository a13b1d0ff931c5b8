"""Marks the ticket as a complaint."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions.facts import Facts
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, Reach


def apply(job: Job) -> Done:
    if job.ticket.is_complaint:
        return Done(RuleOutcome.ALREADY_COMPLAINT)
    job.mark_complaint()
    return Done(RuleOutcome.COMPLAINT, {}, "is_complaint", "no", "yes")


def words(value: str, choices: Choices) -> str:
    return gettext("mark it as a complaint")


def short(value: str, choices: Choices) -> str:
    return gettext("Complaint")


def foresee(value: str, facts: Facts, choices: Choices) -> Facts:
    return facts.with_(is_complaint="yes")


ACTION = Action(
    "complaint",
    gettext_noop("Mark as a complaint"),
    apply,
    words,
    short,
    foresee,
    reach=Reach.TICKET,
    tone="plum",
    icon="flag",
    order=60,
)
