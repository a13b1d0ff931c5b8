"""Erasures: what became of all that was held of one customer, told without a word of theirs."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy


class Erasure(models.Model):
    """One erasure, done by a worker in small transactions. The row is the queue: `beat_at` tells that somebody works.

    `person` is whom it is about, until it is done; then nothing of it is left. `step` is the holding at work, `counts`
    how many things of each holding were emptied or removed. `held` are tickets that the law keeps, as number and day;
    with these it waits until `resume_on`. `error` is the kind of the last failure.
    """

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Waiting")
        RUNNING = "running", gettext_lazy("At work")
        HELD = "held", gettext_lazy("Waits for a legal hold to end")
        DONE = "done", gettext_lazy("Done")
        FAILED = "failed", gettext_lazy("Failed")

    class Reason(models.TextChoices):
        REQUEST = "request", gettext_lazy("The customer asked for it")
        NOT_NEEDED = "not_needed", gettext_lazy("It is not needed any more")
        OTHER = "other", gettext_lazy("Another reason")

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.REQUEST)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    person = models.JSONField(default=dict, blank=True)
    step = models.CharField(max_length=40, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    held = models.JSONField(default=list, blank=True)
    error = models.CharField(max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    resume_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="erasure_newest"),
            models.Index(
                fields=["created_at"], condition=~models.Q(state__in=["done", "failed"]), name="erasure_under_way"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=~models.Q(state="done"), name="one_erasure_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"

    @property
    def total(self) -> int:
        counts: dict[str, Any] = self.counts
        return sum(counts.values())
