"""Makes the record of a ticket that became a complaint."""

from django.db import transaction

from complaints.models import Complaint, DesiredOutcome, Severity
from complaints.services.report_harm import report_harm
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import mark_complaint
from helpdesk.tickets.words import storable_words


def open_complaint(
    *, ticket: Ticket, actor: Actor, outcome: str = DesiredOutcome.UNKNOWN, outcome_words: str = "", severity: str = ""
) -> Complaint:
    """Mark the ticket as a complaint, and make its record; harm is reported at once.

    A record that exists keeps what it says and gains what it lacks.

    Its receipt follows when the rules are done with the ticket. The clock starts at the ticket's first message,
    whenever it was called a complaint.
    """
    with transaction.atomic():
        mark_complaint(ticket=ticket, actor=actor)
        complaint = record_of(ticket)
        told = {
            "outcome": DesiredOutcome(outcome).value,
            "outcome_words": storable_words(outcome_words).strip(),
            "severity": severity,
        }
        gained = {field: value for field, value in told.items() if value}
        for field, value in gained.items():
            setattr(complaint, field, value)
        if gained:
            complaint.save(update_fields=list(gained))
        if severity == Severity.HARM:
            report_harm(complaint=complaint, actor=actor)
    return complaint


def held_complaint(ticket_id: int) -> Ticket | None:
    """The ticket with its customer and team, locked to the end of the caller's transaction; None where it is no
    complaint.
    """
    held = Ticket.objects.select_for_update(no_key=True, of=("self",)).select_related("team", "requester")
    return held.filter(pk=ticket_id, is_complaint=True).first()


def record_of(held: Ticket) -> Complaint:
    """The record of a ticket that is a complaint, made where there is none. The caller has locked the ticket."""
    return Complaint.objects.filter(ticket_id=held.pk).first() or make_record(held)


def make_record(held: Ticket) -> Complaint:
    """Make the record of a ticket that has none."""
    return Complaint.objects.create(
        ticket_id=held.pk,
        received_at=held.created_at,
        product_id=held.product_id,
        acknowledged_at=held.first_replied_at,
    )
