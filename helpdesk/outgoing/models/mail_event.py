"""Reports of mail providers about a mail after they had taken it: delivered, late, returned, unwanted."""

from django.db import models
from django.utils.translation import gettext_lazy


class MailEvent(models.Model):
    """One report of a provider, stored before it takes effect.

    `key` is its identity (SHA-256, hex), so that the provider may repeat itself; `names` are what it called the mail:
    its own id, our Message-ID, values of its metadata.

    `kind` is the normalised word, such as "bounced" or "delivered". Of a report that nobody could read `reason` says
    why, and the rest is empty.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Waiting")
        DONE = "done", gettext_lazy("Done")
        UNKNOWN = "unknown", gettext_lazy("About no mail of ours")
        UNREADABLE = "unreadable", gettext_lazy("Not readable")

    provider = models.CharField(max_length=30)
    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    recipient = models.CharField(max_length=320, blank=True)
    names = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    mail = models.ForeignKey("outgoing.OutgoingMail", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "contact_channels_mailevent"
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="waiting"), name="mail_event_waiting"),
            models.Index(fields=["received_at"], name="mail_event_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.provider}: {self.kind}"
