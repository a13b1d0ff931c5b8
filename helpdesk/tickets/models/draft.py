"""What somebody has begun to write on a ticket. It survives a closed tab, another device and a reply taken back."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy


class Draft(models.Model):
    """One person's unfinished words on one ticket.

    `files_of` is a reply taken back, whose files go out again. `written_at` is when the words were written, which
    may be long before they reached us; the newest count. `submission_key` is that of the form they stand in: every page
    that goes on with them sends under it, so that they leave once. `begun_with` is the key of the saved reply that was
    put in last.
    """

    class Kind(models.TextChoices):
        REPLY = "reply", gettext_lazy("Reply")
        NOTE = "note", gettext_lazy("Private note")

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.REPLY)
    body = models.TextField(blank=True)
    cc = models.CharField(max_length=2000, blank=True)
    bcc = models.CharField(max_length=2000, blank=True)
    files_of = models.ForeignKey("tickets.Message", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, db_default=Now())
    submission_key = models.UUIDField(null=True, blank=True)
    begun_with = models.BigIntegerField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "user"], name="one_draft_per_person_and_ticket")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.user_id} on {self.ticket_id}"
