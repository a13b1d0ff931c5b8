"""Reply policies: how soon we promise to answer, and whom."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy

from helpdesk.tickets.fields.priority import Priority

CACHE_KEY = "tickets:reply-policies"
"""Where the plain values of all policies are kept for a minute."""

LONGEST = 366 * 24 * 60
PROMISES = ("first_reply", "next_reply", "resolution")


def every_ticket() -> dict[str, Any]:
    return {"all": []}


class ReplyPolicy(models.Model):
    """One reply policy of the shop.

    What is promised to the tickets for which `conditions` hold; the first one that is on, by `position`, decides.

    Each promise maps priorities to minutes of the `calendar` (without one, the default); a priority that is not there
    is promised nothing. The last policy has no conditions, so that every ticket has one.
    """

    name = models.CharField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=1)
    conditions = models.JSONField(default=every_ticket)
    calendar = models.ForeignKey(
        "calendars.Calendar", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_reply = models.JSONField(default=dict, blank=True)
    next_reply = models.JSONField(default=dict, blank=True)
    resolution = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = gettext_lazy("reply policies")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        cache.delete(CACHE_KEY)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        gone = super().delete(*args, **options)
        cache.delete(CACHE_KEY)
        return gone

    def clean(self) -> None:
        """Refuses promises that no clock can keep.

        Raises:
            ValidationError: with the reason in plain words beside the promise.
        """
        for name in PROMISES:
            if problem := _problem(getattr(self, name)):
                raise ValidationError({name: problem})

    @property
    def has_conditions(self) -> bool:
        return any(self.conditions.values())


def _problem(promise: object) -> str:
    if not isinstance(promise, Mapping) or not set(promise) <= set(Priority.values):
        return gettext("Say for each priority after how many minutes: %(values)s.") % {
            "values": ", ".join(Priority.values)
        }
    if not all(type(minutes) is int and 0 < minutes <= LONGEST for minutes in promise.values()):
        return gettext("A promise is kept within whole minutes, 1 to %(longest)s.") % {"longest": f"{LONGEST:,}"}
    return ""
