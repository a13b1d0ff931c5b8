"""Macros, and each press of one."""

from django.db import models
from django.db.models.functions import Coalesce, Lower


class Macro(models.Model):
    """Changes that are made together, for everybody, for the members of a `team`, or for its `owner` alone.

    `actions` are those of rules, `[{"do": "priority", "value": "high"}, …]`, in their order. `reply` is put into the
    composer after it, and sent by nobody but a person. `folder` is words that it is found under; within one they stand
    by `position`.
    """

    name = models.CharField(max_length=120)
    folder = models.CharField(max_length=80, blank=True, default="")
    position = models.PositiveIntegerField(default=0)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actions = models.JSONField(default=list)
    reply = models.ForeignKey("replies.SavedReply", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("name"), Coalesce("team", 0), Coalesce("owner", 0), name="one_macro_per_name_and_group"
            ),
            models.CheckConstraint(
                condition=models.Q(team=None) | models.Q(owner=None), name="macro_of_a_team_or_a_person"
            ),
        ]
        ordering = ["folder", "position", "name"]

    def __str__(self) -> str:
        return self.name


class MacroUse(models.Model):
    """One press of a macro on one ticket. `key` names the press, so that a second one does nothing."""

    macro = models.ForeignKey(Macro, on_delete=models.CASCADE, related_name="uses")
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="one_macro_use_per_press")]

    def __str__(self) -> str:
        return f"{self.macro_id} on {self.ticket_id}"
