"""Breakers: relays to which nothing can be handed over now."""

from django.db import models


class Breaker(models.Model):
    """A relay that met with trouble: our mail server, or the place that `OutgoingMail.relay` names in another channel.

    Open while `next_try_at` is set: nothing is handed over before, and then one row to try. Without it one mail
    alone (`met_by`, its key) has met with trouble, and nobody waits yet. `cause` and `answer` are why, as on a
    recipient; `failures` counts in a row.
    """

    channel = models.CharField(max_length=20)
    relay = models.CharField(max_length=100, blank=True)
    since = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    met_by = models.BigIntegerField()
    cause = models.CharField(max_length=30, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "relay"], name="one_breaker_per_relay")]

    def __str__(self) -> str:
        return f"{self.channel} {self.relay}".strip()

    @property
    def is_open(self) -> bool:
        return self.next_try_at is not None
