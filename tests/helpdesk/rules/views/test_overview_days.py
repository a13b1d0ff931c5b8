"""The days of a rule's work are the shop's, so that two who look from two places see the same."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from helpdesk.rules.models import RuleRun
from helpdesk.rules.queries.listing import SPARK_DAYS, activity
from tests import factories
from tests.helpdesk.rules.makers import rule

LATE = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_what_ran_late_ran_that_day_wherever_one_looks_from(zone: str) -> None:
    made = rule()
    fields = {"rule": made, "version": made.versions.get(), "ticket": factories.ticket(), "matched": True}
    RuleRun.objects.create(event_id=1, at=LATE, evaluated={}, **fields)
    with time_machine.travel(LATE + dt.timedelta(hours=5), tick=False), timezone.override(ZoneInfo(zone)):
        assert activity()[made.pk].days == [*[0] * (SPARK_DAYS - 2), 1, 0]
