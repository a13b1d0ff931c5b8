"""How soon we promise to answer is a row: which one decides, what it says, and what follows when it changes."""

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from helpdesk.calendars.models import Calendar
from helpdesk.customers.models import Organisation
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.channels import CHANNELS, SOCIAL
from helpdesk.tickets.facts.of_row import of_row
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.models import Priority, ReplyPolicy, Ticket
from helpdesk.tickets.services import follow_calendar, reply, save_reply_policy, update_ticket
from helpdesk.tickets.sla.checks import every_ticket_is_promised_an_answer
from tests import factories

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
QUICK = {"urgent": 10, "high": 20, "normal": 30, "low": 40}


def policy(*conditions: dict[str, Any], name: str = "Gold", **fields: Any) -> ReplyPolicy:
    """A row before the usual one: an answer within half an hour for whom the conditions hold."""
    fields = {"position": 1, "first_reply": QUICK, "next_reply": QUICK} | fields
    return save_reply_policy(policy=ReplyPolicy(name=name, conditions={"all": list(conditions)}, **fields))


def of(field: str, *value: str, op: str = "is") -> dict[str, Any]:
    return {"field": field, "op": op, "value": list(value)}


def ticket(**fields: Any) -> Ticket:
    return factories.ticket(message={"created_at": NOON}, **fields)


def minutes(ticket: Ticket) -> float:
    row = Ticket.objects.get(pk=ticket.pk)
    assert row.due_at
    return (row.due_at - NOON).total_seconds() / 60


@pytest.mark.parametrize(("priority", "due"), [("urgent", 60), ("high", 240), ("normal", 480), ("low", 960)])
def test_a_new_shop_promises_what_it_always_did(priority: str, due: int) -> None:
    assert minutes(ticket(priority=priority)) == due
    stored = ReplyPolicy.objects.get()
    assert (stored.first_reply[priority], stored.next_reply[priority], stored.resolution) == (due, due, {})


def test_a_row_for_one_team_changes_its_due_times_and_nobody_elses(team: Team) -> None:
    policy(of("team", str(team.pk)))
    assert (minutes(ticket(team=team)), minutes(ticket())) == (30, 480)


def test_a_channel_may_promise_a_reply_sooner_than_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHANNELS, "social", dataclasses.replace(SOCIAL, reply_within=45))
    assert minutes(ticket(channel="social")) == 45
    assert minutes(ticket(channel="social", priority="urgent")) == 45
    assert minutes(ticket(channel="email")) == 480


def test_a_row_for_the_people_of_an_organisation() -> None:
    policy(of("organisation", "Wren & Co"))
    theirs = factories.customer()
    theirs.organisation = Organisation.objects.create(name="Wren & Co")
    theirs.save()
    assert (minutes(ticket(requester=theirs)), minutes(ticket())) == (30, 480)


def test_a_row_for_a_tag_holds_from_the_first_moment_and_when_it_is_added(alice: User) -> None:
    policy(of("tags", "gold", op="any"))
    assert minutes(ticket(tags=["Gold"])) == 30
    plain = ticket()
    update_ticket(ticket=plain, actor=Actor.of(alice), add=["gold"])
    assert minutes(plain) == 30


def test_a_row_for_a_field_of_the_shops_own_holds_from_the_first_moment_and_when_it_is_set(alice: User) -> None:
    factories.own_field("plan", "choice", "gold", "basic")
    policy(of("own_plan", "gold"))
    assert minutes(ticket(own_plan="gold")) == 30
    plain = ticket()
    update_ticket(ticket=plain, actor=Actor.of(alice), own_plan="gold")
    assert minutes(plain) == 30


def test_the_first_row_that_holds_decides(team: Team) -> None:
    policy(of("team", str(team.pk)))
    policy(of("priority", "high"), name="High", position=2, first_reply=QUICK | {"high": 25})
    assert minutes(ticket(team=team, priority="high")) == 20
    assert minutes(ticket(priority="high")) == 25


def test_a_row_that_is_off_decides_nothing(team: Team) -> None:
    policy(of("team", str(team.pk)), is_active=False)
    assert minutes(ticket(team=team)) == 480


def test_a_row_that_is_deleted_decides_nothing(team: Team) -> None:
    made = policy(of("team", str(team.pk)))
    assert minutes(ticket(team=team)) == 30
    made.delete()
    assert minutes(ticket(team=team)) == 480


def test_a_row_counts_by_its_own_calendar(team: Team) -> None:
    late = Calendar.objects.create(name="Night", hours={str(day): [["22:00", "24:00"]] for day in range(7)})
    policy(of("team", str(team.pk)), calendar=late)
    assert minutes(ticket(team=team)) == 10 * 60 + 30


def test_an_end_is_due_where_a_row_promises_one(alice: User, team: Team) -> None:
    policy(of("team", str(team.pk)), resolution={"normal": 90})
    mine = ticket(team=team, assignee=alice)
    assert minutes(mine) == 30
    mine.refresh_from_db()
    reply(ticket=mine, actor=Actor.of(alice), author=alice, body_text="We are on it.", status="open")
    assert (minutes(mine), Ticket.objects.get(pk=mine.pk).due_kind) == (90, "resolution")


def test_open_tickets_follow_a_row_that_changes(team: Team) -> None:
    follow_calendar()
    mine, other = ticket(team=team), ticket()
    policy(of("team", str(team.pk)))
    assert follow_calendar() == 1
    assert (minutes(mine), minutes(other)) == (30, 480)
    assert follow_calendar() == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"conditions": {"all": [of("first_text", "lid")]}}, "what a message says"),
        ({"conditions": {"all": [of("shoe size", "9")]}}, "no field called"),
        ({"first_reply": {"normal": 0}}, "minutes"),
        ({"next_reply": {"soon": 5}}, "priority"),
        ({"is_active": False}, "without conditions"),
        ({"conditions": {"all": [of("priority", "high")]}}, "without conditions"),
    ],
)
def test_a_row_that_cannot_be_kept_is_refused_in_plain_words(change: dict[str, Any], words: str) -> None:
    usual = ReplyPolicy.objects.get()
    for name, value in change.items():
        setattr(usual, name, value)
    with pytest.raises(ValidationError, match=words):
        save_reply_policy(policy=usual)


def test_the_row_for_all_others_stands_behind_them() -> None:
    with pytest.raises(ValidationError, match="last"):
        policy(of("priority", "high"), position=200)


def test_without_any_row_mail_still_gets_in_and_the_check_says_so() -> None:
    assert every_ticket_is_promised_an_answer() is None
    ReplyPolicy.objects.all().delete()
    assert minutes(ticket()) == 480
    assert "without conditions" in (every_ticket_is_promised_an_answer() or "")


def test_a_row_that_cannot_be_read_is_passed_over_and_named() -> None:
    ReplyPolicy.objects.create(name="Broken", position=0, conditions={"all": [of("gone", "x")]}, first_reply=QUICK)
    assert minutes(ticket()) == 480
    assert "Broken" in (every_ticket_is_promised_an_answer() or "")


def test_a_ticket_in_hand_has_the_facts_of_its_row(alice: User, team: Team) -> None:
    theirs = factories.customer()
    theirs.organisation = Organisation.objects.create(name="Wren & Co")
    theirs.save()
    factories.own_fields()
    own = {"own_size": "large", "own_fragile": True, "own_weight": Decimal("1.5"), "own_serial": "A-1"}
    full = {**own, "team": team, "assignee": alice, "product": factories.product(), "priority": Priority.HIGH}
    mine = ticket(requester=theirs, tags=["b", "A"], language="pt-BR", is_complaint=True, **full)
    for row in (Ticket.objects.get(pk=mine.pk), ticket()):
        keys = [field.key for field in shown_in(Place.CONDITION)]
        stored = of_tickets([row.pk])[row.pk]
        assert of_row(row, keys).values == {key: stored.value(key) for key in keys}


def test_rows_are_read_once_a_transaction_even_if_nothing_is_kept() -> None:
    with CaptureQueriesContext(connection) as statements, transaction.atomic():
        ticket()
        cache.clear()
        ticket()
    assert sum("replypolicy" in statement["sql"] for statement in statements) == 1


def test_a_row_costs_nothing_once_it_is_known() -> None:
    ticket()
    with CaptureQueriesContext(connection) as statements:
        ticket()
    assert not any("replypolicy" in statement["sql"] for statement in statements)
