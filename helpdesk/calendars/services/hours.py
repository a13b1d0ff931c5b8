"""Makes, changes and puts away opening hours. Open tickets follow within half a minute."""

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import Actor, recorded
from helpdesk.calendars.models import CACHE_KEY, Calendar
from helpdesk.calendars.registry import users


def save_calendar(
    *,
    calendar: Calendar,
    name: str,
    time_zone: str,
    hours: Mapping[str, Sequence[Sequence[str]]],
    country: str = "",
    region: str = "",
    by: Actor | None = None,
) -> Calendar:
    """Store opening hours. The first that there are become the shop's.

    Raises:
        ValidationError: the name is taken or missing, or no clock can run by them.
    """
    with recorded(calendar, by=by):
        calendar.name, calendar.time_zone, calendar.hours = " ".join(name.split()), time_zone, dict(hours)
        calendar.country, calendar.region = country, region
        if calendar._state.adding and not Calendar.objects.filter(is_default=True).exists():
            calendar.is_default = True
        calendar.full_clean()
        calendar.save()
    return calendar


def make_default_calendar(*, calendar: Calendar, by: Actor | None = None) -> None:
    """Make these the shop's opening hours: all count by them that have none of their own.

    Raises:
        ValidationError: they were put away.
    """
    with transaction.atomic():
        rows = {row.pk: row for row in Calendar.objects.select_for_update(no_key=True).order_by("pk")}
        if not rows[calendar.pk].is_active:
            raise ValidationError(gettext("%(name)s is put away: bring it back first.") % {"name": calendar.name})
        with recorded(calendar, by=by):
            Calendar.objects.filter(is_default=True).update(is_default=False)
            Calendar.objects.filter(pk=calendar.pk).update(is_default=True)
    cache.delete(CACHE_KEY)


def archive_calendar(*, calendar: Calendar, by: Actor | None = None) -> None:
    """Put opening hours away by which nobody counts: they are offered nowhere any more.

    Raises:
        ValidationError: they are the shop's, or somebody counts by them.
    """
    with recorded(calendar, by=by):
        if Calendar.objects.filter(pk=calendar.pk, is_default=True).exists():
            raise ValidationError(gettext("These are the shop’s opening hours: make others the shop’s first."))
        if used := users().get(calendar.pk):
            names = ", ".join(user.name for user in used)
            raise ValidationError(gettext("Used by %(names)s: choose others there first.") % {"names": names})
        Calendar.objects.filter(pk=calendar.pk).update(is_active=False)


def restore_calendar(*, calendar: Calendar, by: Actor | None = None) -> None:
    """Bring opening hours back that were put away."""
    with recorded(calendar, by=by):
        Calendar.objects.filter(pk=calendar.pk).update(is_active=True)
