"""A ticket that became a complaint gets its record."""

from django.db import transaction

from complaints.models import Complaint, Outcome, Severity
from complaints.services.report_harm import report_harm
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import mark_complaint


def open_complaint(
    *, ticket: Ticket, actor: Actor, outcome: str = Outcome.UNKNOWN, outcome_words: str = "", severity: str = ""
) -> Complaint:
    """Marks the ticket and makes the record; a record that exists keeps what it says and gains what it lacks. Harm is
    reported at once.

    Its receipt follows when the rules are done with the ticket. The clock starts at the ticket's first message,
    whenever it was called a complaint.
    """
    with transaction.atomic():
        mark_complaint(ticket=ticket, actor=actor)
        complaint, _ = Complaint.objects.get_or_create(
            ticket_id=ticket.pk,
            defaults={
                "received_at": ticket.created_at,
                "product_id": ticket.product_id,
                "acknowledged_at": ticket.first_replied_at,
            },
        )
        told = {"outcome": Outcome(outcome).value, "outcome_words": outcome_words.strip(), "severity": severity}
        gained = {field: value for field, value in told.items() if value}
        for field, value in gained.items():
            setattr(complaint, field, value)
        if gained:
            complaint.save(update_fields=list(gained))
        if severity == Severity.HARM:
            report_harm(complaint=complaint, actor=actor)
    return complaint
