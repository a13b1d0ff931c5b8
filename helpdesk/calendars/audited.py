"""What of opening hours the audit log tells of."""

from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.public_days import country_names
from helpdesk.calendars.shifts import in_words


def _own_days(calendar: Calendar) -> list[list[object]]:
    return [[day.date.isoformat(), day.name, day.is_open] for day in calendar.holidays.order_by("date")]


def _days_in_words(days: list[list[object]]) -> str:
    said = (
        f"{date} {name} ({gettext('open all the same') if is_open else gettext('closed')})".replace("  ", " ")
        for date, name, is_open in days
    )
    return ", ".join(said)


def _country(code: str) -> str:
    return dict(country_names(get_language() or "en")).get(code, code)


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "calendar",
            Calendar,
            gettext_noop("Opening hours"),
            {
                "name": Audited(gettext_noop("Name")),
                "time_zone": Audited(gettext_noop("Time zone")),
                "hours": Audited(gettext_noop("Shifts"), words=in_words),
                "country": Audited(gettext_noop("Country of holidays"), words=_country),
                "region": Audited(gettext_noop("Region")),
                "days": Audited(gettext_noop("Own days"), _own_days, _days_in_words),
                "is_default": Audited(gettext_noop("The shop’s own")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("calendars:calendar", args=[key]),
        )
    )
