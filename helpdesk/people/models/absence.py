"""When somebody is out of office, and who stands in for them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from helpdesk.web import shop_time
from helpdesk.web.kept import Kept
from helpdesk.web.words.formats import short_date


class Absence(models.Model):
    """The days on which a colleague is away, both included, as the shop counts days; one row a person.

    The `delegate` stands in meanwhile, with what is the person's staying theirs. `words` are for colleagues. One that
    `is_off` was called off, or ended before its time.

    `given` is what somebody gave away of it and may take back: rows {"to": a person's key, "things": {a belonging's
    key: [keys]}}, the earliest first.
    """

    user = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    delegate = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    is_off = models.BooleanField(default=False)
    given = models.JSONField(default=list, blank=True, db_default=models.Value([], models.JSONField()))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="an_absence_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(delegate=None) | ~Q(delegate=F("user")), name="nobody_stands_in_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def until_words(self) -> str:
        """Until when, such as “Away until Fri 12 Dec”."""
        return gettext("Away until %(day)s") % {"day": short_date(self.last_day, shop_time.today())}


def _to_come() -> tuple[Absence, ...]:
    rows = Absence.objects.filter(last_day__gte=shop_time.today(), is_off=False).select_related("user", "delegate")
    return tuple(rows.order_by("user__name", "pk"))


kept: Kept[tuple[Absence, ...]] = Kept("people:absences", _to_come)
"""All absences that are not over: asked for wherever people are named, and changed a few times a week."""


def away_today(person_id: int) -> Absence | None:
    """The absence of somebody who is away today; None for who is here."""
    today = shop_time.today()
    rows = (row for row in kept.current() if row.user_id == person_id)
    return next((row for row in rows if row.first_day <= today <= row.last_day), None)
