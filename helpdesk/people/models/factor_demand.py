"""That a role needs a second factor, and since when."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone

from helpdesk.people.models.users import Role

MOST_DAYS = 90


class FactorDemand(models.Model):
    """People of this role need a second factor within so many days, from `since` or the making of their account on."""

    role = models.CharField(max_length=12, choices=Role, unique=True)
    days = models.PositiveSmallIntegerField(default=14, validators=[MaxValueValidator(MOST_DAYS)])
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(Role(self.role).label)
