"""How a team signs what it sends: from which address of ours, under which name, and with which words below."""

from django.db import models


class TeamSender(models.Model):
    """The sender of what leaves about a team's tickets.

    `name` stands where else the shop's does. Mail leaves from `mailbox`; without one, or while it is off, from the
    address at which the team gets mail, else the default one. `signatures` are the words that stand below what a
    colleague writes, by the tag of their language.
    """

    team = models.OneToOneField("people.Team", primary_key=True, on_delete=models.CASCADE, related_name="+")
    mailbox = models.ForeignKey("outgoing.Mailbox", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=100, blank=True)
    signatures = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.name or str(self.team)
