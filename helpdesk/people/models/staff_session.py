"""A browser in which somebody who works here is signed in."""

from django.db import models
from django.utils import timezone


class StaffSession(models.Model):
    """From where and with what somebody came in, and when they were last there, to within some minutes.

    `session_key` is Django's own; what `agent` says is what the browser says of itself. A row may outlive its session:
    `queries.sessions_of` knows those that still open something.
    """

    session_key = models.CharField(max_length=40, unique=True)
    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    address = models.GenericIPAddressField()
    agent = models.CharField(max_length=400, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"of {self.user_id}"
