"""Old runs that say nothing go; those that did something stay."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from helpdesk.rules.models import RuleRun
from helpdesk.rules.tasks import prune_runs
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db


def test_what_did_not_match_is_forgotten_after_three_months() -> None:
    rule("Never", one("text", "contains", "never"))
    rule("Always")
    ran(factories.ticket())
    assert prune_runs() == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=91)):
        assert prune_runs() == 1
    assert [run.rule.name for run in RuleRun.objects.all()] == ["Always"]
