"""The levels of escalation, and which of them a ticket reached."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from helpdesk.tickets.models import DueKind, Priority

MOST = 5
"""How many levels can be switched on: so many the field of tickets has."""
TRANSFERS = "transfers"
"""Stands for the clock where a ticket went from team to team too often."""
DUE = 100
"""Percent of the time that was promised: then it is due."""


class Told(models.TextChoices):
    """Whom a level tells."""

    OWNER = "owner", gettext_lazy("Whose ticket it is")
    LEADS = "leads", gettext_lazy("The leads of the team")
    MANAGERS = "managers", gettext_lazy("The managers")
    PERSON = "person", gettext_lazy("Somebody by name")


class EscalationLevel(models.Model):
    """What happens once so many `percent` of the time are over in which an answer was promised.

    `tells` says who hears of it, by name `person`. The ticket goes to `team` and `assignee` and gets `priority`, unless
    that is less; what is empty stays as it is. With `hands_back` it goes back to whoever had it once it is answered. A
    level counts from `since` on: whatever came to it before is not told.
    """

    percent = models.PositiveSmallIntegerField()
    tells = models.CharField(max_length=8, choices=Told, default=Told.OWNER)
    person = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    priority = models.CharField(max_length=6, choices=Priority, blank=True)
    hands_back = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    since = models.DateTimeField(default=timezone.now, db_default=Now())

    class Meta:
        ordering = ["percent", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["percent"], condition=Q(is_active=True), name="one_level_at_a_time")
        ]

    def __str__(self) -> str:
        return gettext("At %(percent)s %% of the time") % {"percent": self.percent}

    @property
    def changes_ticket(self) -> bool:
        return bool(self.team_id or self.assignee_id or self.priority)


class EscalationStep(models.Model):
    """A level that a ticket reached on one clock, once: the row is the proof that it was told.

    `kind` and `started_at` name the clock, or say that the ticket went from team to team `percent` times; `level` is
    which of all levels it was then. `was` is what the ticket had that the level changed, and `became` what it got
    instead, by the names of fields. It is over at `ended_at`: somebody answered, or nothing is due any more.
    """

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=11, choices=[*DueKind.choices, (TRANSFERS, gettext_lazy("Transfers"))])
    started_at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    at = models.DateTimeField()
    hands_back = models.BooleanField(default=False)
    was = models.JSONField(default=dict, blank=True)
    became = models.JSONField(default=dict, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "percent", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind", "started_at", "percent"], name="one_step_of_a_clock")
        ]

    def __str__(self) -> str:
        return f"level {self.level} of {self.ticket_id}"
