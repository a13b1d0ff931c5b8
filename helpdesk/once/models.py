"""What was answered to which idempotency key."""

from django.db import models


class Answered(models.Model):
    """A key with its answer, written in the transaction of the request's own effect: both are there or neither."""

    key = models.UUIDField(primary_key=True)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key} {self.status}"
