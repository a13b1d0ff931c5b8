"""Tags that were removed, so that they can be brought back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class RemovedTag(models.Model):
    """A tag that was taken off all tickets, with those that had it."""

    name = models.CharField(max_length=60)
    tickets = ArrayField(models.BigIntegerField(), default=list)
    removed_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-removed_at", "-pk"]

    def __str__(self) -> str:
        return self.name
