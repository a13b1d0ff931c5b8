"""Every change of a ticket, by whom and because of what. Rows are added, never edited."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy

from helpdesk.tickets.verbs import key_of, verb_of


class Activity(models.Model):
    """One step: `verb` is an id (`tickets/verbs.py`); `changes` maps a field to [old, new]; `cause` tells which rule,
    event or request led to it."""

    class ActorKind(models.TextChoices):
        USER = "user", gettext_lazy("Staff")
        CUSTOMER = "customer", gettext_lazy("Customer")
        RULE = "rule", gettext_lazy("Rule")
        SYSTEM = "system", gettext_lazy("Amends")

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="activities")
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=8, choices=ActorKind)
    actor_user = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actor_label = models.CharField(max_length=200)
    verb = models.CharField(max_length=40)
    changes = models.JSONField(default=dict, blank=True)
    cause = models.JSONField(default=dict, blank=True)
    message = models.ForeignKey("tickets.Message", null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["ticket", "at", "id"], name="activity_of_ticket")]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return f"{self.verb} by {self.actor_label}"

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        """The row with ids as verb and keys, also where the release before wrote words."""
        row = super().from_db(db, field_names, values, **more)
        held = row.__dict__
        if "verb" in held:
            held["verb"] = verb_of(held["verb"])
        if "changes" in held:
            held["changes"] = {key_of(name): pair for name, pair in held["changes"].items()}
        return row
