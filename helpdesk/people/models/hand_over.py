"""What becomes of the work of somebody who left, or of a team that was put away."""

from typing import Any

from django.db import models
from django.db.models import Q

from helpdesk.people.models.users import Team, User


class HandOver(models.Model):
    """The work of one person or one team on its way to others: which kind goes to whom, and how far that is.

    `parts` has a row a kind, in order: `what` (a belonging's key), `to` (a person's or team's key, None for nobody),
    `total` and `done` (how many things), `last` (the key of the last thing that was tried), `failed` (rows [a thing's
    key, why in words, or ""]), `at_once` (it was given with the press) and `is_over`. `by` decided it.
    """

    class State(models.TextChoices):
        AT_WORK = "at_work"
        DONE = "done"
        STOPPED = "stopped"

    person = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State)
    parts = models.JSONField(default=list)
    begun_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
                name="of_a_person_or_a_team",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="at_work"), name="one_hand_over_of_a_person_at_work"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(state="at_work"), name="one_hand_over_of_a_team_at_work"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.team)

    @property
    def owner(self) -> User | Team:
        """Whose work it is.

        Raises:
            ValueError: it is nobody's, which the database does not keep.
        """
        if (owner := self.person or self.team) is None:
            raise ValueError("a hand-over of nobody")
        return owner

    @property
    def is_at_work(self) -> bool:
        """Whether a worker still goes on with it."""
        return self.state == self.State.AT_WORK

    @property
    def later(self) -> list[dict[str, Any]]:
        """The kinds that were too much for one press."""
        return [part for part in self.parts if not part["at_once"]]

    @property
    def done(self) -> int:
        """How many things have gone to others."""
        return sum(part["done"] for part in self.parts)

    @property
    def total(self) -> int:
        """How many things there are, those that came meanwhile among them."""
        return sum(max(part["total"], part["done"] + len(part["failed"])) for part in self.parts)
