"""A programme: what is asked after a ticket, of whom, and how often."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from surveys.kinds import KEY_LENGTH, KINDS, choices


class _OfKnownKinds(models.Manager["Programme"]):
    """Those that this release can ask: beside it, or before it, another one may know more kinds."""

    def get_queryset(self) -> models.QuerySet["Programme"]:
        return super().get_queryset().filter(kind__in=KINDS)


class Programme(models.Model):
    """One survey. Its `share` is the percentage of resolved tickets that are asked; the rest is for another, or nobody.

    `questions` maps a language code to the question in that language; a missing one falls back to our own words.
    """

    kind = models.CharField(max_length=KEY_LENGTH, choices=choices, unique=True)
    questions = models.JSONField(default=dict, blank=True)
    delay_minutes = models.PositiveIntegerField(default=60)
    cool_down_days = models.PositiveIntegerField(default=30)
    share = models.PositiveSmallIntegerField(default=100, validators=[MaxValueValidator(100)])
    is_active = models.BooleanField(default=False)

    objects = _OfKnownKinds()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(share__lte=100), name="survey_share_is_a_percentage")]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        others = Programme.objects.filter(is_active=True).exclude(pk=self.pk)
        taken = sum(others.values_list("share", flat=True))
        if self.is_active and self.share + taken > 100:
            raise ValidationError(
                {
                    "share": gettext(
                        "Other surveys already ask about %(taken)s%% of tickets, so at most %(left)s%% are left."
                    )
                    % {"taken": taken, "left": 100 - taken}
                }
            )
