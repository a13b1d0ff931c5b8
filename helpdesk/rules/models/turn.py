"""Turns: whose turn it was last, for work that is handed round a team."""

from django.db import models


class Turn(models.Model):
    """The turn of one team. Locked while somebody is chosen, so that two tickets at once go to two people."""

    team = models.OneToOneField("people.Team", on_delete=models.CASCADE, related_name="+")
    last = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"turn of {self.team_id}"
