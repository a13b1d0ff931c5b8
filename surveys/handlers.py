"""What surveys do when a ticket changes. Each handler may run twice: planning and cancelling look before they write."""

from helpdesk.events import subscribe
from helpdesk.outgoing.events import MailUnwanted
from helpdesk.rules.run import wake
from helpdesk.tickets.events import HoursChanged, TicketReopened, TicketResolved
from helpdesk.tickets.models import Status, Ticket
from surveys import services
from surveys.events import FollowUpOpened, SurveyAnswered
from surveys.models import FollowUp
from surveys.queries.answered import ANSWERED
from surveys.queries.comments import for_list


@subscribe(TicketResolved, name="surveys.plan")
def plan(event: TicketResolved) -> None:
    # An event may be delivered late: what counts is how the ticket stands now.
    ticket = Ticket.objects.select_related("requester").filter(pk=event.ticket_id).first()
    if ticket and ticket.status in (Status.RESOLVED, Status.CLOSED):
        services.plan_invitation(ticket=ticket)


@subscribe(TicketReopened, name="surveys.cancel")
def cancel(event: TicketReopened) -> None:
    ticket = Ticket.objects.filter(pk=event.ticket_id).first()
    if ticket and ticket.is_open:
        services.cancel_invitation(ticket=ticket)


@subscribe(FollowUpOpened, name="surveys.tell_owner")
def tell(event: FollowUpOpened) -> None:
    # The row may be another's by now: whoever gave it away told its new owner.
    follow_up = for_list(FollowUp.objects.filter(pk=event.follow_up_id)).first()
    if follow_up and not follow_up.entries.filter(user__isnull=False).exists():
        services.tell_owner(follow_up=follow_up)


@subscribe(SurveyAnswered, name="surveys.wake_rules", decides=True)
def wake_rules(event: SurveyAnswered) -> None:
    wake(event, ANSWERED)


@subscribe(HoursChanged, name="surveys.move_follow_ups")
def move(event: HoursChanged) -> None:
    services.follow_calendar()


@subscribe(MailUnwanted, name="surveys.stop")
def stop(event: MailUnwanted) -> None:
    services.opt_out(address=event.address)
