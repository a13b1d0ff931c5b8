"""Texts that are used again. Placeholders such as {{ customer.name }} are filled in, never executed."""

from django.db import models
from django.db.models.functions import Lower


class SavedReply(models.Model):
    name = models.CharField(max_length=120)
    body = models.TextField()
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "tickets_savedreply"
        constraints = [models.UniqueConstraint(Lower("name"), "language", name="one_saved_reply_per_name")]
        ordering = ["name"]
        verbose_name_plural = "saved replies"

    def __str__(self) -> str:
        return self.name
