"""Handlers of the events that wake the rules."""

from helpdesk.events import subscribe
from helpdesk.rules.models import RuleRun, Trigger
from helpdesk.rules.run import run_rules
from helpdesk.tickets.events import (
    BecameComplaint,
    CustomerWrote,
    TicketChanged,
    TicketCreated,
    TicketEvent,
)
from helpdesk.tickets.fields import TEAM
from helpdesk.tickets.models import Activity
from helpdesk.tickets.services import give_to_default_team
from helpdesk.tickets.verbs import Verb, stored_as


@subscribe(TicketCreated, name="rules.run_on_created", decides=True)
def on_created(event: TicketCreated) -> None:
    runs = _run(event, Trigger.CREATED, event.message_id)
    # The rules had their say: what they gave to no team is the default team's.
    if not any(done.get("field") == TEAM.key for run in runs for done in run.done):
        give_to_default_team(ticket_id=event.ticket_id, depth=event.depth)


@subscribe(TicketChanged, name="rules.run_on_changed", decides=True)
def on_changed(event: TicketChanged) -> None:
    _run(event, Trigger.CHANGED)


@subscribe(CustomerWrote, name="rules.run_on_customer_wrote", decides=True)
def on_customer_wrote(event: CustomerWrote) -> None:
    _run(event, Trigger.CHANGED, event.message_id)


@subscribe(BecameComplaint, name="rules.run_on_complaint", decides=True, retired=True)
def on_complaint(event: BecameComplaint) -> None:
    """Do what the release before left behind: since then `TicketChanged` tells of complaints too."""
    # A ticket that came as a complaint is told of as created, and did not become one.
    if Activity.objects.filter(ticket_id=event.ticket_id, verb__in=stored_as(Verb.COMPLAINT_OPENED)).exists():
        _run(event, Trigger.CHANGED)


def _run(event: TicketEvent, trigger: Trigger, message_id: int | None = None) -> list[RuleRun]:
    if event.event_id is None:
        raise ValueError("rules run on stored events only")
    return run_rules(
        ticket_id=event.ticket_id,
        trigger=trigger,
        event_id=event.event_id,
        message_id=message_id,
        depth=event.depth,
    )
