"""The states of an invitation, and why nobody was asked."""

from django.db import models
from django.utils.translation import gettext_lazy


class InvitationState(models.TextChoices):
    PLANNED = "planned", gettext_lazy("Planned")
    SENT = "sent", gettext_lazy("Sent")
    ANSWERED = "answered", gettext_lazy("Answered")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")
    SKIPPED = "skipped", gettext_lazy("Not asked")


class SkipReason(models.TextChoices):
    """Why nobody was asked. The words finish the sentence "Not asked: …"."""

    NONE = "", "–"
    SWITCHED_OFF = "switched_off", gettext_lazy("surveys are switched off")
    NOT_DRAWN = "not_drawn", gettext_lazy("this ticket is outside the sample")
    NOT_RESOLVED = "not_resolved", gettext_lazy("the ticket is open again")
    EXCLUDED = "excluded", gettext_lazy("tagged as spam, internal or a test")
    STAFF = "staff", gettext_lazy("the requester works here")
    NO_ADDRESS = "no_address", gettext_lazy("there is no e-mail address")
    BOUNCED = "bounced", gettext_lazy("mail to this address comes back")
    OPTED_OUT = "opted_out", gettext_lazy("the customer wants no surveys")
    OPEN_COMPLAINT = "open_complaint", gettext_lazy("a complaint is still open")
    LATER_TICKET = "later_ticket", gettext_lazy("a later ticket of the same day is asked about")
    COOL_DOWN = "cool_down", gettext_lazy("the customer was asked not long ago")
