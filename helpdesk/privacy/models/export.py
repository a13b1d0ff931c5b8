"""Exports: all that is held of one customer, in one file that goes away by itself."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy


def export_path(export: "CustomerExport", filename: str) -> str:
    """A path made of the random key alone."""
    return f"exports/{export.key.hex[:2]}/{export.key.hex}"


class CustomerExport(models.Model):
    """One export, made by a worker. The row is the queue: `beat_at` tells that somebody works on it.

    `done` of `total` kinds of things are written. `error` is why it failed, without a word of the customer's.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Waiting")
        RUNNING = "running", gettext_lazy("Being made")
        READY = "ready", gettext_lazy("Ready")
        FAILED = "failed", gettext_lazy("Failed")
        EXPIRED = "expired", gettext_lazy("Expired")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    with_notes = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    file = models.FileField(upload_to=export_path, max_length=120, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-created_at"], name="export_of_customer"),
            models.Index(
                fields=["created_at"], condition=models.Q(state__in=["waiting", "running"]), name="export_under_way"
            ),
            models.Index(fields=["expires_at"], condition=models.Q(state="ready"), name="export_expiring"),
        ]

    def __str__(self) -> str:
        return f"export {self.pk} of customer {self.customer_id}"
