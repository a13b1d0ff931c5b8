"""Kept forms: what could not be sent waits on the server until its writer sends or forgets it."""

import uuid

from django.db import models
from django.utils import timezone


class KeptPost(models.Model):
    """A whole form of somebody whose session had ended. Only they are shown it, after they have signed in."""

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=2000)
    fields = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.path} by {self.user_id}"


def kept_path(kept: "KeptFile", filename: str) -> str:
    """A path made of the random key alone: the sender's name for a file never reaches the disk."""
    key = kept.key.hex
    return f"kept/{key[:2]}/{key}"


class KeptFile(models.Model):
    """A file that was chosen and is not sent yet: of a draft, of a kept form, or of a visitor who knows its key."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey("tickets.Draft", null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    post = models.ForeignKey(KeptPost, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    field = models.CharField(max_length=60, blank=True)
    file = models.FileField(upload_to=kept_path, max_length=120)
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="kept_file_by_age")]

    def __str__(self) -> str:
        return self.filename
