"""The complaint part of the public contact form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.models import DesiredOutcome, Severity
from complaints.services import open_complaint
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket


class ContactComplaintForm(forms.Form):
    """The complaint part's fields. Only the desired outcome is asked for; an angry complaint is as welcome as a calm
    one.
    """

    outcome = forms.ChoiceField(
        label=_("What would put it right?"),
        choices=[("", _("Choose one")), *DesiredOutcome.choices[1:]],
        widget=forms.Select,
        error_messages={"required": _("Choose what comes nearest.")},
    )
    outcome_words = forms.CharField(
        label=_("Tell us more, if you like"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example an amount, or by when you need it."),
    )
    harm = forms.BooleanField(
        label=_("Somebody was hurt, or could have been"),
        required=False,
        help_text=_(
            "These come first, and the people responsible for safety get a mail at once. Please stop using the product."
        ),
    )


def on_created(ticket: Ticket, told: dict[str, Any]) -> None:
    """Open the record with what the customer asked for, in the transaction that made the ticket."""
    open_complaint(
        ticket=ticket,
        actor=Actor.customer(ticket.requester),
        outcome=told["outcome"],
        outcome_words=told["outcome_words"],
        severity=Severity.HARM if told["harm"] else "",
    )
