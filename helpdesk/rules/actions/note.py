"""Adds a private note, once for each ticket and rule, or for each press of a macro."""

from django.utils.translation import gettext, gettext_noop

from helpdesk.rules.actions.placeholders import filled_note, unknown_in
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job
from helpdesk.tickets import services
from helpdesk.tickets.models import Message
from helpdesk.tickets.words import snippet

LONGEST, TOLD = 5_000, 60


def apply(job: Job) -> Done:
    """Add it in the name of the rule, or of whoever presses; what they are writing themselves stays."""
    key = job.key("note")
    if Message.objects.filter(submission_key=key).exists():
        return Done(RuleOutcome.NOTED_BEFORE)
    note = services.add_note(
        ticket=job.ticket,
        body_text=filled_note(job.value, job.ticket, job.person),
        actor=job.actor,
        author=job.person,
        submission_key=key,
        is_from_draft=False,
    )
    return Done(RuleOutcome.NOTED, {}, "note", "", str(note.pk))


def words(value: str, choices: Choices) -> str:
    return gettext("add the note “%(text)s”") % {"text": _in_short(value)}


def short(value: str, choices: Choices) -> str:
    return gettext("Note “%(text)s”") % {"text": _in_short(value)}


def _in_short(value: str) -> str:
    text = snippet(value)
    return text if len(text) <= TOLD else f"{text[: TOLD - 1]}…"


def problem(value: str) -> str:
    if len(value) > LONGEST:
        return gettext("A note has at most %(count)s characters.") % {"count": LONGEST}
    return unknown_in(value)


HINT = gettext_noop(
    "Only colleagues see it. A rule adds it once for each ticket. {{ customer.name }}, {{ ticket.number }}, "
    "{{ ticket.subject }}, {{ product.name }}, {{ team.name }}, {{ agent.name }} and {{ shop.name }} are filled in."
)
PRESS_HINT = gettext_noop("Only colleagues see it. Each press adds another one. Placeholders are filled in.")
ACTION = Action(
    "note",
    gettext_noop("Add a private note"),
    apply,
    words,
    short,
    takes_text=True,
    is_long=True,
    hint=HINT,
    press_hint=PRESS_HINT,
    tone="warn",
    icon="lock",
    order=52,
    problem=problem,
)
