"""Texts that are used again. Placeholders such as {{ customer.name }} are filled in, never executed."""

from django.db import models
from django.db.models.functions import Coalesce, Lower


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


class SavedReplyUse(models.Model):
    """A reply that began with a saved one. `similarity` says how much of that it still was when it was sent, 0 to 1."""

    saved_reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="uses")
    message = models.OneToOneField("tickets.Message", on_delete=models.CASCADE, related_name="+")
    similarity = models.FloatField()

    def __str__(self) -> str:
        return f"{self.saved_reply_id} in {self.message_id}"
