"""Where an invitation stands, and why nobody was asked."""

from django.db import models


class State(models.TextChoices):
    PLANNED = "planned", "Planned"
    SENT = "sent", "Sent"
    ANSWERED = "answered", "Answered"
    CANCELLED = "cancelled", "Cancelled"
    SKIPPED = "skipped", "Not asked"


class Reason(models.TextChoices):
    """Why nobody was asked. The words finish the sentence "Not asked: …"."""

    NONE = "", "–"
    SWITCHED_OFF = "switched_off", "surveys are switched off"
    NOT_DRAWN = "not_drawn", "this ticket is outside the sample"
    NOT_RESOLVED = "not_resolved", "the ticket is open again"
    EXCLUDED = "excluded", "tagged as spam, internal or a test"
    STAFF = "staff", "the requester works here"
    NO_ADDRESS = "no_address", "there is no e-mail address"
    BOUNCED = "bounced", "mail to this address comes back"
    OPTED_OUT = "opted_out", "the customer wants no surveys"
    OPEN_COMPLAINT = "open_complaint", "a complaint is still open"
    LATER_TICKET = "later_ticket", "a later ticket of the same day is asked about"
    COOL_DOWN = "cool_down", "the customer was asked not long ago"
