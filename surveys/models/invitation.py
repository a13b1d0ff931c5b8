"""An invitation: one decision for every resolved ticket, to ask, not to ask and why, or not yet."""

from django.db import models

from surveys.kinds import FIRST, KEY_LENGTH, Scale, choices, kind_of
from surveys.states import InvitationState, SkipReason


class Invitation(models.Model):
    """Whether a ticket's customer is asked, and what came of it.

    `draw` is the sampling number, 0 ≤ draw < 100, drawn once per ticket. Only a hash of the link's token is kept.
    """

    ticket = models.OneToOneField("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=KEY_LENGTH, choices=choices, default=FIRST)
    state = models.CharField(max_length=9, choices=InvitationState, default=InvitationState.PLANNED)
    reason = models.CharField(max_length=14, choices=SkipReason, default=SkipReason.NONE, blank=True)
    draw = models.FloatField()
    due_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.CharField(max_length=320, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    language = models.CharField(max_length=12, blank=True)
    mail = models.ForeignKey(
        "outgoing.OutgoingMail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(state="planned"), name="invitation_due"),
            models.Index(fields=["customer", "-sent_at"], name="invitation_of_customer"),
            models.Index(fields=["sent_at"], condition=models.Q(sent_at__isnull=False), name="invitation_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for ticket {self.ticket_id}: {self.state}"

    @property
    def scale(self) -> Scale:
        return kind_of(self.kind).scale
