"""Time rules come once for each ticket, version and cause: after an outage, a kill, a jump of the clock too."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from helpdesk.calendars.models import Calendar
from helpdesk.customers.services.merge_products import merge_products
from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.rules.models import Firing, RuleRun, RuleVersion
from helpdesk.rules.queries.why import why
from helpdesk.rules.services import name_another, plan_time_rules, save_rule, switch_rule, tell_of_firings
from helpdesk.rules.tasks import run_by_time
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_inbound, reply, update_ticket
from helpdesk.tickets.words import NewMessage
from tests import factories
from tests.helpdesk.rules.makers import one, rule
from tests.helpdesk.rules.timing.makers import DAY, HOUR, MONDAY, matched, pass_by, timed, weekly

pytestmark = pytest.mark.django_db

Act = Callable[[Ticket, User], object]


@pytest.fixture
def ticket(alice: User) -> Ticket:
    """It came on Monday at eight, and is hers."""
    with time_machine.travel(MONDAY, tick=False):
        made = factories.ticket()
        update_ticket(ticket=made, actor=Actor.of(alice), status="open", assignee=alice)
        drain()
    return made


def _answer(ticket: Ticket, alice: User, status: str = "waiting") -> None:
    reply(ticket=ticket, author=alice, actor=Actor.of(alice), body_text="Sorry.", status=status)
    drain()


def _write(ticket: Ticket) -> None:
    add_inbound(ticket=ticket, message=NewMessage(body_text="Hello?"), actor=Actor.customer(ticket.requester))
    drain()


def _resolve(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")


CAUSES: dict[str, Act] = {
    "unanswered": lambda ticket, alice: None,
    "waiting": _answer,
    "customer_silent": lambda ticket, alice: None,
    "we_silent": lambda ticket, alice: _answer(ticket, alice, ""),
    "created": lambda ticket, alice: None,
    "resolved": _resolve,
}


@pytest.mark.parametrize("kind", CAUSES)
def test_a_rule_comes_once_its_time_is_up_and_not_before(kind: str, ticket: Ticket, alice: User) -> None:
    with time_machine.travel(MONDAY, tick=False):
        timed(kind, 4)
        CAUSES[kind](ticket, alice)
    pass_by(MONDAY + 4 * HOUR - dt.timedelta(minutes=1))
    assert matched(ticket) == []
    for hours in (4, 5, 40):
        pass_by(MONDAY + hours * HOUR, times=2)
    (run,) = matched(ticket)
    assert (run.cause, ticket.tags.get().name) == (MONDAY, kind)


def test_what_is_due_is_told_of_before_and_after(ticket: Ticket) -> None:
    Ticket.objects.update(due_at=MONDAY + 8 * HOUR)
    before, after = timed("before_due", 2), timed("after_due", 1)
    for hours, told in ((5, []), (6, [before]), (7, [before]), (9, [before, after]), (12, [before, after])):
        pass_by(MONDAY + hours * HOUR)
        assert [run.rule for run in matched(ticket)] == told


def test_opening_hours_are_those_of_the_shop(ticket: Ticket) -> None:
    hours = {str(day): [["09:00", "17:00"]] for day in range(5)}
    Calendar.objects.create(name="Shop", is_default=True, hours=hours)
    timed("unanswered", 9, timing={"is_open": True})
    pass_by(MONDAY + DAY + HOUR)
    assert matched(ticket) == []
    pass_by(MONDAY + DAY + 2 * HOUR)
    assert len(matched(ticket)) == 1


def test_who_waits_again_is_another_cause(ticket: Ticket, alice: User) -> None:
    timed("unanswered", 4)
    pass_by(MONDAY + 5 * HOUR)
    with time_machine.travel(MONDAY + 6 * HOUR, tick=False):
        _answer(ticket, alice)
        _write(ticket)
    pass_by(MONDAY + 9 * HOUR)
    assert len(matched(ticket)) == 1
    pass_by(MONDAY + 10 * HOUR)
    assert [run.cause for run in matched(ticket)] == [MONDAY, MONDAY + 6 * HOUR]


def test_a_change_of_fields_or_a_note_is_no_new_cause(ticket: Ticket, alice: User) -> None:
    timed("waiting", 5, "days")
    with time_machine.travel(MONDAY, tick=False):
        _answer(ticket, alice)
    with time_machine.travel(MONDAY + DAY, tick=False):
        update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high")
    pass_by(MONDAY + 5 * DAY)
    assert [run.cause for run in matched(ticket)] == [MONDAY]


def test_a_new_version_comes_once_more_and_the_same_words_do_not(ticket: Ticket) -> None:
    known = timed("unanswered", 4)
    pass_by(MONDAY + 5 * HOUR)
    timed("unanswered", 4, rule=known)
    pass_by(MONDAY + 6 * HOUR)
    assert len(matched(ticket)) == 1
    timed("unanswered", 3, rule=known)
    pass_by(MONDAY + 7 * HOUR)
    assert [run.version.number for run in matched(ticket)] == [1, 2]


def test_one_that_says_so_comes_again_and_what_was_missed_once(ticket: Ticket) -> None:
    timed("unanswered", 4, timing={"again": 2})
    for hours in (4, 5, 6, 7, 20, 21, 22):
        pass_by(MONDAY + hours * HOUR)
    assert [run.at for run in matched(ticket)] == [MONDAY + hours * HOUR for hours in (4, 6, 20, 22)]


def test_after_an_outage_of_six_hours_each_comes_once(ticket: Ticket) -> None:
    with time_machine.travel(MONDAY, tick=False):
        timed("unanswered", 1)
        timed("created", 2)
        weekly([0], "09:30")
    pass_by(MONDAY + 8 * HOUR, times=3)
    assert len(matched(ticket)) == 3


@pytest.mark.parametrize("first", [10, 4])
def test_a_clock_that_jumps_lets_none_come_twice(ticket: Ticket, first: int) -> None:
    with time_machine.travel(MONDAY - DAY, tick=False):
        timed("unanswered", 4)
        timed("created", 4, timing={"again": 24})
        weekly([0], "10:00")
    for hours in (first, 1, 4, first, 3, 11):
        pass_by(MONDAY + hours * HOUR)
    assert len(matched(ticket)) == 3


def test_a_time_of_the_week_comes_to_open_tickets_that_fit_and_a_missed_one_once(ticket: Ticket) -> None:
    with time_machine.travel(MONDAY, tick=False):
        other = factories.ticket("Invoice")
        rule_of_lids = weekly([0, 2], "09:00", one("subject", "contains", "lid"))
    for days in (0, 0.5, 21, 21.1, 23.2):
        pass_by(MONDAY + days * DAY + 2 * HOUR)
    assert [run.cause for run in matched(ticket)] == [MONDAY + days * DAY + HOUR for days in (0, 21, 23)]
    assert matched(other) == []
    assert Firing.objects.filter(rule=rule_of_lids).count() == 3


def test_a_time_of_the_week_that_passed_while_the_rule_was_off_or_not_there_is_over(ticket: Ticket) -> None:
    with time_machine.travel(MONDAY + 2 * HOUR, tick=False):
        known = weekly([0], "09:00")
    pass_by(MONDAY + 3 * HOUR)
    switch_rule(rule=known, on=False)
    pass_by(MONDAY + 7 * DAY + 2 * HOUR)
    switch_rule(rule=known, on=True)
    pass_by(MONDAY + 7 * DAY + 3 * HOUR)
    assert matched(ticket) == []


def test_a_rule_for_resolved_tickets_comes_to_them_at_its_time(ticket: Ticket, alice: User) -> None:
    with time_machine.travel(MONDAY, tick=False):
        _resolve(ticket, alice)
        weekly([0], "09:00", one("status", "is", "resolved"))
    pass_by(MONDAY + 2 * HOUR)
    assert len(matched(ticket)) == 1


def test_what_somebody_answered_between_plan_and_run_is_left_alone(ticket: Ticket, alice: User) -> None:
    timed("unanswered", 4)
    with time_machine.travel(MONDAY + 4 * HOUR, tick=False):
        run_by_time()
        _answer(ticket, alice)
        drain()
    assert RuleRun.objects.filter(moment="time").count() == 0


@pytest.mark.parametrize("change", ["off", "archived", "another version"])
def test_a_rule_that_is_off_or_says_something_else_by_then_does_nothing(ticket: Ticket, change: str) -> None:
    known = timed("unanswered", 4)
    with time_machine.travel(MONDAY + 4 * HOUR, tick=False):
        run_by_time()
        if change == "another version":
            timed("unanswered", 9, rule=known)
        else:
            fields = {"is_active": False} if change == "off" else {"archived_at": MONDAY}
            type(known).objects.update(**fields)
        drain()
    assert matched(ticket) == []


def test_killed_after_the_plan_and_after_the_telling_it_comes_once(ticket: Ticket) -> None:
    timed("unanswered", 4)
    with time_machine.travel(MONDAY + 4 * HOUR, tick=False):
        plan_time_rules()
        assert (Firing.objects.get().told_at, plan_time_rules()) == (None, 0)
        tell_of_firings()
        assert tell_of_firings() == 0
    pass_by(MONDAY + 4 * HOUR, times=2)
    assert len(matched(ticket)) == 1


def test_old_causes_come_in_portions_the_oldest_first(ticket: Ticket, monkeypatch: pytest.MonkeyPatch) -> None:
    with time_machine.travel(MONDAY + HOUR, tick=False):
        for number in range(3):
            factories.ticket(f"Lid {number}")
    timed("unanswered", 4)
    for name, most in (("AT_ONCE", 3), ("PORTION", 1), ("PORTIONS", 2)):
        monkeypatch.setitem(plan_time_rules.__globals__, name, most)
    with time_machine.travel(MONDAY + DAY, tick=False):
        assert [run_by_time() for _ in range(3)] == [2, 2, 0]
        drain()
    assert RuleRun.objects.filter(moment="time", matched=True).earliest("pk").ticket == ticket


def test_one_that_does_not_fit_says_why_not_and_is_not_asked_again(ticket: Ticket) -> None:
    timed("unanswered", 4, "hours", one("priority", "is", "urgent"))
    pass_by(MONDAY + 4 * HOUR, times=2)
    (told,) = why(ticket).unmatched
    assert told.occasion == "When the ticket has waited 4 hours for our answer"
    assert told.run.cause == MONDAY


def test_what_a_time_rule_did_wakes_the_rules_for_changes_and_loops_stop(ticket: Ticket) -> None:
    timed("unanswered", 4, do={"priority": "high"})
    rule("Back", one("priority", "is", "high"), do={"priority": "normal"}, trigger="changed")
    rule("Up", one("priority", "is", "normal"), do={"priority": "high"}, trigger="changed")
    pass_by(MONDAY + 4 * HOUR, times=2)
    runs = RuleRun.objects.filter(ticket=ticket, matched=True).order_by("pk")
    assert [(run.rule.name, run.looped) for run in runs][:3] == [
        ("unanswered", False),
        ("Back", False),
        ("Up", False),
    ]
    assert len(runs) <= 5


def test_an_imported_or_older_row_counts_from_what_it_has(ticket: Ticket) -> None:
    timed("waiting", 1)
    Ticket.objects.update(status="waiting", status_since=None, last_activity_at=MONDAY + HOUR)
    pass_by(MONDAY + 2 * HOUR)
    assert [run.cause for run in matched(ticket)] == [MONDAY + HOUR]


def test_roll_back_brings_the_time_back() -> None:
    known = timed("unanswered", 4)
    rule("Now", rule=known)
    again = save_rule(name="x", conditions={"all": []}, actions=[{"do": "tag", "value": "x"}], author=None)
    assert again.version is not None
    assert again.version.timing == {}


def test_a_rule_that_names_somebody_else_waits_for_the_same_time(alice: User, bob: User) -> None:
    known = timed("unanswered", 4, do={"assignee": str(alice.pk)})
    name_another(rule=known, person=alice, to=bob, by=None)
    old, new = RuleVersion.objects.filter(rule=known).order_by("number")
    assert (new.actions, new.timing) == ([{"do": "assignee", "value": str(bob.pk)}], old.timing)


def test_a_rule_about_a_product_that_is_merged_waits_for_the_same_time(bob: User) -> None:
    old, new = factories.product("Lamp"), factories.product("Light")
    known = timed("unanswered", 4, "hours", one("product", "is", str(old.pk)))
    merge_products(product=old, into=new, by=bob)
    drain()
    first, last = RuleVersion.objects.filter(rule=known).order_by("number")
    assert (last.conditions, last.timing) == ({"all": [one("product", "is", str(new.pk))]}, first.timing)
