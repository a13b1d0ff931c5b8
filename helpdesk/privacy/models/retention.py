"""How long things are kept, by class, and what each night removed."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext


class RetentionRule(models.Model):
    """For how many days a class of things is kept; None is for ever. Without a row the class's own time holds.

    It holds from the first night after `saved_at`, so that a slip can be mended until then.
    """

    key = models.CharField(max_length=40, unique=True)
    days = models.PositiveIntegerField(null=True, blank=True)
    saved_at = models.DateTimeField(auto_now=True, db_default=Now())

    def __str__(self) -> str:
        return gettext("Retention")


class RetentionNight(models.Model):
    """What one night removed of one class. `is_whole`: nothing was left to remove; else the next run goes on."""

    day = models.DateField()
    key = models.CharField(max_length=40)
    removed = models.PositiveIntegerField(default=0)
    is_whole = models.BooleanField(default=False)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "key"]
        constraints = [models.UniqueConstraint(fields=["day", "key"], name="one_night_per_class")]

    def __str__(self) -> str:
        return f"{self.key} on {self.day}"
