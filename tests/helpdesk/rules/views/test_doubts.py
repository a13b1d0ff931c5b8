"""The list says which rules do nothing for a long time, and why."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.rules.models import Rule, RuleRun, RuleVersion
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule, words_of
from tests.helpdesk.rules.views.test_overview import page

pytestmark = pytest.mark.django_db
QUIET, BEHIND = "No match in 90 days", "“Stop” stops before it"


def aged(saved: Rule, days: int) -> Rule:
    RuleVersion.objects.filter(rule=saved).update(at=timezone.now() - dt.timedelta(days=days))
    return saved


def listed(client: Client, bob: User) -> str:
    return words_of(page(client, bob))


def test_a_rule_that_nothing_matched_for_long_says_so(client: Client, bob: User) -> None:
    aged(rule("Quiet", one("text", "contains", "never")), 91)
    ran(factories.ticket(text="Something"))
    assert QUIET in listed(client, bob)


def test_a_match_within_ninety_days_is_enough(client: Client, bob: User) -> None:
    saved = aged(rule("Seldom"), 200)
    ran(factories.ticket())
    RuleRun.objects.filter(rule=saved).update(at=timezone.now() - dt.timedelta(days=80))
    assert QUIET not in listed(client, bob)


def test_what_is_young_or_off_is_not_in_doubt(client: Client, bob: User) -> None:
    aged(rule("Young", one("text", "contains", "never")), 60)
    aged(rule("Off", one("text", "contains", "never"), is_active=False), 200)
    assert QUIET not in listed(client, bob)


def test_a_rule_behind_one_that_always_stops_says_behind_which(client: Client, bob: User) -> None:
    aged(rule("Stop", stop=True), 10)
    aged(rule("Later", do={"tag": "x"}), 10)
    ran(factories.ticket())
    assert BEHIND in listed(client, bob)


def test_a_rule_that_was_asked_once_is_not_behind(client: Client, bob: User) -> None:
    aged(rule("Stop", one("text", "contains", "stop"), stop=True), 10)
    aged(rule("Later", one("text", "contains", "never"), do={"tag": "x"}), 10)
    ran(factories.ticket(text="stop"))
    ran(factories.ticket(text="go"))
    assert BEHIND not in listed(client, bob)


def test_a_rule_that_hears_of_more_than_the_one_that_stops_is_not_behind(client: Client, bob: User) -> None:
    aged(rule("Stop", stop=True, trigger="created"), 10)
    aged(rule("Later", do={"tag": "x"}, trigger="both"), 10)
    ran(factories.ticket())
    assert BEHIND not in listed(client, bob)
