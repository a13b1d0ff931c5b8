"""Acceptance examples: messages that somebody made up, and what must hold of them once the rules are through."""

from django.db import models


class RuleExample(models.Model):
    """One example of a rule. It belongs to the rule, whatever its version: a new version has to pass it too.

    `given` is a `foretelling.given.GivenMessage`; `matches` says whether the rule has to match it, None where that is
    left open; `expected` are conditions that must hold afterwards. One that was removed can be brought back.
    """

    rule = models.ForeignKey("rules.Rule", on_delete=models.CASCADE, related_name="examples")
    name = models.CharField(max_length=120)
    given = models.JSONField()
    matches = models.BooleanField(null=True)
    expected = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
