"""How many requests come by each contact form, and how many of them wait for a look."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.tickets.models import ContactForm, Ticket

DAYS = 30


@dataclass(frozen=True)
class FormCounts:
    """Of the last thirty days: requests that came in, those of them that were held back first and let in, and what was
    thrown away. `waiting` wait for a look now, however old they are.
    """

    came: int = 0
    waiting: int = 0
    let_in: int = 0
    thrown_away: int = 0


def counts_of(form: ContactForm) -> FormCounts:
    """The figures of one form's page."""
    since = timezone.now() - dt.timedelta(days=DAYS)
    held = RawMail.objects.filter(form=form).aggregate(
        waiting=Count("pk", filter=Q(outcome=IntakeOutcome.QUARANTINED)),
        let_in=Count("pk", filter=Q(outcome=IntakeOutcome.CREATED, received_at__gte=since)),
        thrown_away=Count("pk", filter=Q(outcome=IntakeOutcome.DISCARDED, received_at__gte=since)),
    )
    return FormCounts(came=Ticket.objects.filter(form=form, created_at__gte=since).count(), **held)


def came_by_form() -> Mapping[int | None, int]:
    """Requests of the last thirty days by form."""
    since = timezone.now() - dt.timedelta(days=DAYS)
    rows = Ticket.objects.filter(form__isnull=False, created_at__gte=since).order_by().values_list("form")
    return dict(rows.annotate(count=Count("pk")))


def waiting_by_form() -> Mapping[int | None, int]:
    """Requests that were held back and wait for a look, by form."""
    rows = RawMail.objects.filter(form__isnull=False, outcome=IntakeOutcome.QUARANTINED).order_by().values_list("form")
    return dict(rows.annotate(count=Count("pk")))
