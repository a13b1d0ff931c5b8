"""The id of a message that another one answers and that has not come yet."""

from django.db import models


class MissingAncestor(models.Model):
    """An id that is missing here. `message` names it, was written at `written_at` and stands in `ticket`."""

    identifier = models.CharField(max_length=510)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey("tickets.Message", on_delete=models.CASCADE, related_name="+")
    written_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "contact_channels_missingancestor"
        constraints = [models.UniqueConstraint(fields=["identifier", "message"], name="one_wait_per_message")]
        indexes = [models.Index(fields=["created_at"], name="missing_ancestor_by_time")]

    def __str__(self) -> str:
        return self.identifier
