"""A rule by time is written without script, says itself in words, and refuses what nobody can wait for."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.timing import Timing, problems, read
from tests import factories
from tests.helpdesk.rules.makers import ran, words_of
from tests.helpdesk.rules.timing.makers import DAY, MONDAY, pass_by, timed, weekly
from tests.helpdesk.rules.views.test_edit import NEW, form

pytestmark = pytest.mark.django_db

SPAN = {"timing": "unanswered", "amount": "4", "unit": "open-hours", "again": ""}
WEEK = {"timing": "weekly", "day": ["0", "3"], "at": "09:30"}


def test_a_rule_by_time_is_written_and_read_again(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert client.post(NEW, form(**SPAN)).status_code == 302
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert (saved.trigger, saved.version.trigger) == ("time", "time")
    assert saved.version.timing == {"kind": "unanswered", "amount": 4, "unit": "hours", "is_open": True, "again": 0}
    html = words_of(client.get(reverse("rules:edit", args=[saved.pk])).content.decode())
    assert "When a ticket has waited 4 opening hours for our answer, and the message contains" in html
    assert "When a ticket has waited 4 opening hours" in words_of(client.get(reverse("rules:list")).content.decode())
    assert "When a ticket has waited 4 opening hours for our answer" in words_of(
        client.get(reverse("rules:history", args=[saved.pk])).content.decode()
    )


def test_a_time_of_the_week_is_written(client: Client, bob: User) -> None:
    client.force_login(bob)
    client.post(NEW, form(**WEEK))
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert saved.version.timing == {"kind": "weekly", "days": [0, 3], "at": "09:30"}
    html = words_of(client.get(reverse("rules:edit", args=[saved.pk])).content.decode())
    assert "When a ticket is looked at every Monday and Thursday at 09:30" in html


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({**SPAN, "amount": ""}, "Say how long"),
        ({**SPAN, "amount": "99999"}, "Say how long"),
        ({**SPAN, "again": "soon"}, "It comes again after at least one hour"),
        ({**WEEK, "day": []}, "Choose at least one day of the week."),
        ({**WEEK, "at": "noon"}, "Write the time as 09:00."),
    ],
)
def test_what_nobody_can_wait_for_is_refused_and_kept(
    client: Client, bob: User, given: dict[str, Any], words: str
) -> None:
    client.force_login(bob)
    answer = client.post(NEW, form(**given))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="refund, money back"' in answer.content.decode()


def test_without_a_moment_and_without_a_time_it_is_refused(client: Client, bob: User) -> None:
    client.force_login(bob)
    answer = client.post(NEW, form(trigger=[]))
    assert answer.status_code == 422
    assert "Choose when the rule looks at a ticket." in answer.content.decode()


def test_instead_of_a_dry_run_it_says_how_many_are_due_now(client: Client, bob: User) -> None:
    factories.ticket(text="My money back!")
    pass_by(MONDAY)
    client.force_login(bob)
    html = client.post(NEW, form(**{**SPAN, "timing": "before_due", "amount": "300", "do": "look"})).content.decode()
    assert "1 ticket that you may see is due and fits now." in html
    html = client.post(NEW, form(**{**WEEK, "do": "look"})).content.decode()
    assert "1 ticket that you may see fits now." in html
    html = client.post(NEW, form(**{**SPAN, "amount": "", "do": "look"})).content.decode()
    assert "Say when the rule looks at a ticket, then see" in html


def test_why_says_what_it_had_waited_for_and_since_when(client: Client, alice: User) -> None:
    ticket = factories.ticket()
    ran(ticket)
    timed("unanswered", 4)
    pass_by(timezone.now() + DAY)
    client.force_login(alice)
    html = words_of(client.get(reverse("rules:why", args=[ticket.number])).content.decode())
    assert "When the ticket has waited 4 hours for our answer (" in html


def test_words_say_how_often_it_comes_and_what_is_missing() -> None:
    assert Timing("waiting", 5, "days", is_open=False, again=1).words == (
        "has waited 5 days for the customer (again after 1 day)"
    )
    assert Timing("before_due", 1).words == "is due within 1 opening hour"
    assert Timing("after_due", 0, "days").words == "is overdue for … opening days"
    assert Timing("weekly").words == "is looked at every … at …"
    assert (read({"kind": "gone"}), bool(problems(None))) == (None, True)


def test_a_rule_by_time_does_not_wait_for_moments() -> None:
    timed("unanswered", 4)
    weekly([0])
    assert ran(factories.ticket()) == []
