"""From when on the sweep tells of something, and when it tells those who lead."""

from django.db import models
from django.utils.translation import gettext

ONLY = 1
"""The key of the one row."""
MORNING = 8 * 60


class SweepSettings(models.Model):
    """What the shop chose for the sweep; there is one row.

    `limits` maps the key of a defect to its limit in the defect's unit; None looks for it no more, and one that is not
    there has its usual limit. Those who lead are told at `tell_at`, minutes after the shop's midnight, where `is_told`;
    `told_on` is the day on which they were last.
    """

    limits = models.JSONField(default=dict, blank=True)
    is_told = models.BooleanField(default=True)
    tell_at = models.PositiveSmallIntegerField(default=MORNING)
    told_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return gettext("Daily sweep")
