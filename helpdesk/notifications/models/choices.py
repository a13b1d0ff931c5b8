"""How a colleague wants to be told."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy

from helpdesk.notifications.kinds import Kind, Way

MORNING = 8 * 60
WORKING_DAYS = (0, 1, 2, 3, 4)


class Hours(models.TextChoices):
    """When mail may come. A value is stored: never change one."""

    ALWAYS = "always", gettext_lazy("At any time")
    OPENING = "opening", gettext_lazy("Within the shop’s opening hours")
    OWN = "own", gettext_lazy("Within hours of my own")


def mornings() -> list[int]:
    return [MORNING]


def working_days() -> list[int]:
    return list(WORKING_DAYS)


class NoticeChoices(models.Model):
    """What somebody chose; whoever has no row chose nothing.

    `ways` maps keys of kinds to a `Way`; a kind that is not there is told in its usual way. Mail at once waits for the
    `hours`; those of one's own are `days` (0 is Monday), from `opens` to `closes` in minutes after midnight of one's
    own zone, and over midnight where they close before they open. The digest comes at each of `digests`, in minutes
    too.
    """

    user = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="notice_choices")
    ways = models.JSONField(default=dict, blank=True)
    hours = models.CharField(max_length=7, choices=Hours, default=Hours.ALWAYS)
    days = ArrayField(models.PositiveSmallIntegerField(), default=working_days, blank=True)
    opens = models.PositiveSmallIntegerField(default=8 * 60)
    closes = models.PositiveSmallIntegerField(default=18 * 60)
    digests = ArrayField(models.PositiveSmallIntegerField(), default=mornings)

    def __str__(self) -> str:
        return f"choices of {self.user_id}"

    def way_of(self, kind: Kind) -> Way:
        """How this person is told of a kind."""
        return Way(self.ways.get(kind.key, kind.usual))
