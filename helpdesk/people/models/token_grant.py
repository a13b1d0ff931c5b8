"""What a token of the API is for, beside the secret that knox keeps as a hash."""

import datetime as dt

from django.db import models
from django.utils import timezone

LOOK_EVERY = dt.timedelta(minutes=1)


class TokenGrant(models.Model):
    """The name and the bounds of one token. `areas` are keys of `web.api.scopes`; none is all."""

    token = models.OneToOneField("knox.AuthToken", on_delete=models.CASCADE, related_name="grant")
    name = models.CharField(max_length=80)
    may_write = models.BooleanField(default=False)
    areas = models.JSONField(default=list, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    def note_use(self) -> None:
        """Remember that the token was used; written once a minute at most."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= LOOK_EVERY:
            TokenGrant.objects.filter(pk=self.pk).update(last_used_at=now)
