"""The outbox: events, and one delivery per event and handler."""

from django.db import models
from django.utils.translation import gettext_lazy


class EventRecord(models.Model):
    """One thing that happened. Written in the transaction that made it happen."""

    name = models.CharField(max_length=80)
    payload = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="event_created")]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"


class Delivery(models.Model):
    """One handler's part of one event, until it is done."""

    class State(models.TextChoices):
        PENDING = "pending", gettext_lazy("Waiting")
        DONE = "done", gettext_lazy("Done")
        STUCK = "stuck", gettext_lazy("Stuck")

    event = models.ForeignKey(EventRecord, on_delete=models.CASCADE, related_name="deliveries")
    handler = models.CharField(max_length=120)
    subject = models.CharField(max_length=40, blank=True, default="", db_default="")
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "handler"], name="one_delivery_per_handler")]
        indexes = [
            models.Index(fields=["next_attempt_at", "id"], condition=models.Q(state="pending"), name="delivery_due"),
            models.Index(fields=["-id"], condition=models.Q(state="stuck"), name="delivery_stuck"),
            models.Index(fields=["subject"], condition=models.Q(state="pending"), name="delivery_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.handler} of {self.event_id}"


class ClockReading(models.Model):
    """The one row that remembers the latest time that a worker saw; see `clock`."""

    latest = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.latest:%Y-%m-%d %H:%M:%S}"
