"""Texts that are used again. Placeholders such as {{ customer.name }} are filled in, never executed."""

import uuid

from django.db import models
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone


class SavedReply(models.Model):
    """A text for everybody, for the members of a `team`, or for its `owner` alone.

    Where `[[ … ]]` stands, whoever sends it has to write words of their own. `folder` is words that it is found under.
    """

    name = models.CharField(max_length=120)
    folder = models.CharField(max_length=80, blank=True, db_default="")
    body = models.TextField()
    language = models.CharField(max_length=12, default="en")
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "tickets_savedreply"
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "language",
                Coalesce("team", 0),
                Coalesce("owner", 0),
                name="one_saved_reply_per_name_and_group",
            ),
            models.CheckConstraint(
                condition=models.Q(team=None) | models.Q(owner=None), name="saved_reply_of_a_team_or_a_person"
            ),
        ]
        ordering = ["name"]
        verbose_name_plural = "saved replies"

    def __str__(self) -> str:
        return self.name


def saved_path(saved: "SavedReplyFile", filename: str) -> str:
    """A path made of the random key alone: a file's name never reaches the disk."""
    key = saved.key.hex
    return f"saved-replies/{key[:2]}/{key}"


class SavedReplyFile(models.Model):
    """A file that goes with a saved reply: every answer that begins with it gets its own copy.

    One that was taken off at `removed_at` can be brought back for a day.
    """

    saved_reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="files")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(upload_to=saved_path, max_length=120)
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.filename


class SavedReplyUse(models.Model):
    """A reply that began with a saved one. `similarity` says how much of that it still was when it was sent, 0 to 1."""

    saved_reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="uses")
    message = models.OneToOneField("tickets.Message", on_delete=models.CASCADE, related_name="+")
    similarity = models.FloatField()

    def __str__(self) -> str:
        return f"{self.saved_reply_id} in {self.message_id}"
