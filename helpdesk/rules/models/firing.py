"""Firings: what time rules are due for, once for each ticket, version and cause."""

from django.db import models


class Firing(models.Model):
    """A version of a time rule is due for a ticket because of the instant `cause`, for the `turn`th time.

    The unique key is what makes it once, whoever plans it. `at` is when it was found due; `told_at` when the event that
    runs it was published, None while it waits for its portion.
    """

    rule = models.ForeignKey("rules.Rule", on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("rules.RuleVersion", on_delete=models.CASCADE, related_name="+", db_index=False)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    cause = models.DateTimeField()
    turn = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "ticket", "cause", "turn"], name="one_firing_per_cause")
        ]
        indexes = [models.Index(fields=["id"], condition=models.Q(told_at__isnull=True), name="rule_firing_waits")]

    def __str__(self) -> str:
        return f"firing {self.pk}"
