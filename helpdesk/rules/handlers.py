"""Handlers of the events that wake the rules."""

from helpdesk.events import subscribe
from helpdesk.rules.events import TimeCame
from helpdesk.rules.models import Firing, Trigger
from helpdesk.rules.run import run_by_time, wake
from helpdesk.tickets.events import (
    REPLY,
    BecameComplaint,
    CustomerWrote,
    TicketChanged,
    TicketCreated,
)
from helpdesk.tickets.fields import TEAM
from helpdesk.tickets.models import Activity
from helpdesk.tickets.services import give_to_default_team
from helpdesk.tickets.verbs import Verb, stored_as

TELLS_OF = {REPLY: Trigger.REPLIED, "status": Trigger.RESOLVED, "is_complaint": Trigger.COMPLAINT}
"""What an event tells of that names this among what changed, if the ticket still is so."""


@subscribe(TicketCreated, name="rules.run_on_created", decides=True)
def on_created(event: TicketCreated) -> None:
    runs = wake(event, Trigger.CREATED, Trigger.COMPLAINT, message_id=event.message_id)
    # The rules had their say: what they gave to no team is the default team's.
    if not any(done.get("field") == TEAM.key for run in runs for done in run.done):
        give_to_default_team(ticket_id=event.ticket_id, depth=event.depth)


@subscribe(TicketChanged, name="rules.run_on_changed", decides=True)
def on_changed(event: TicketChanged) -> None:
    told = [moment for name, moment in TELLS_OF.items() if name in event.fields]
    wake(event, *([Trigger.CHANGED] if set(event.fields) != {REPLY} else []), *told)


@subscribe(CustomerWrote, name="rules.run_on_customer_wrote", decides=True)
def on_customer_wrote(event: CustomerWrote) -> None:
    wake(event, Trigger.CHANGED, Trigger.WROTE, message_id=event.message_id)


@subscribe(TimeCame, name="rules.run_by_time", decides=True)
def on_time(event: TimeCame) -> None:
    firing = Firing.objects.select_related("rule", "version").filter(pk=event.firing_id).first()
    if firing and event.event_id is not None:
        run_by_time(firing=firing, event_id=event.event_id)


@subscribe(BecameComplaint, name="rules.run_on_complaint", decides=True, retired=True)
def on_complaint(event: BecameComplaint) -> None:
    """Do what the release before left behind: since then `TicketChanged` tells of complaints too."""
    # A ticket that came as a complaint is told of as created, and did not become one.
    if Activity.objects.filter(ticket_id=event.ticket_id, verb__in=stored_as(Verb.COMPLAINT_OPENED)).exists():
        wake(event, Trigger.CHANGED)
