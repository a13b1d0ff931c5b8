"""Runs: what a rule saw and did, once for each event that it looked at."""

from django.db import models


class RuleRun(models.Model):
    """One look of a rule at a ticket, because of an event.

    `evaluated` is the tree with the value that each condition saw; `done` lists the actions with old and new value.

    `event_id` is the number of the event in the outbox, and unique with the rule, so that two workers apply it once.
    `moment` is what the rule had waited for, as in `moments`; empty in runs of an older release. One by
    time has the instant of its `cause`, such as that since which the customer waits.

    `overruled` is an earlier rule of the same event whose work this run changed again; `looped` says that it did
    nothing, because rules were setting each other off.
    """

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    rule = models.ForeignKey("rules.Rule", on_delete=models.CASCADE, related_name="runs")
    version = models.ForeignKey("rules.RuleVersion", on_delete=models.CASCADE, related_name="+")
    event_id = models.BigIntegerField()
    at = models.DateTimeField()
    moment = models.CharField(max_length=40, blank=True, default="", db_default="")
    cause = models.DateTimeField(null=True, blank=True)
    depth = models.PositiveSmallIntegerField(default=0)
    matched = models.BooleanField()
    evaluated = models.JSONField()
    done = models.JSONField(default=list, blank=True)
    stopped = models.BooleanField(default=False)
    looped = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    overruled = models.ForeignKey("rules.Rule", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event_id", "rule"], name="one_run_per_event")]
        indexes = [
            models.Index(fields=["ticket", "id"], name="rule_run_of_ticket"),
            models.Index(fields=["at"], condition=models.Q(matched=False, error=""), name="rule_run_forgettable"),
            models.Index(fields=["at", "rule"], condition=models.Q(matched=True), name="rule_run_matched"),
            models.Index(fields=["at"], condition=models.Q(overruled__isnull=False), name="rule_run_overruled"),
        ]

    def __str__(self) -> str:
        return f"run {self.pk}"
