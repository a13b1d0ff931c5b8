"""Rules: a rule is a name and a place in the order; what it does is its newest version."""

from typing import Any

from django.db import models

from helpdesk.rules.moments import LENGTH, Trigger


class Rule(models.Model):
    """Rules run from the smallest `position` to the largest. An archived one never runs and can be restored.

    `trigger` has the moments that the newest version waits for, as `moments.stored_as` writes them. Up to `timed_until`
    the times of the week of one that waits for them were seen to.
    """

    name = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    is_active = models.BooleanField(default=False)
    trigger = models.CharField(max_length=LENGTH, default=Trigger.CREATED)
    timed_until = models.DateTimeField(null=True, blank=True)
    owner = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.ForeignKey("rules.RuleVersion", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class RuleVersion(models.Model):
    """The words of a rule at one time. Written once, never changed, so that an old run can always be explained.

    `timing` is that of `timing.Timing` where the rule waits for a time, and empty for one that waits for moments.
    """

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    trigger = models.CharField(max_length=LENGTH)
    timing = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    conditions = models.JSONField()
    actions = models.JSONField()
    stop = models.BooleanField(default=False)
    author = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["rule", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"version {self.number}"

    def save(self, **options: Any) -> None:
        """Store a new version.

        Raises:
            TypeError: it is stored already.
        """
        if not self._state.adding:
            raise TypeError("A version of a rule never changes; save the rule as a new version.")
        super().save(**options)
