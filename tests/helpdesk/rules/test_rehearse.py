"""A rehearsal judges tickets as they were each time that something happened to them, as the live rules did."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from helpdesk.customers.models import Product
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule, RuleRun
from helpdesk.rules.queries.past import RulePosition
from helpdesk.rules.rehearse import Rehearsal, rehearse
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_inbound, mark_complaint, raise_alarm, reply, update_ticket
from helpdesk.tickets.services.import_history import PastMessage, PastTicket, import_history
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db


def rehearsed(user: User, *conditions: dict[str, Any], trigger: str = "both", of: Rule | None = None) -> Rehearsal:
    return rehearse(
        user=user,
        trigger=trigger,
        tree=TICKET.parse({"all": list(conditions)}),
        actions=(("tag", "rehearsed"),),
        choices=lambda action: {},
        place=RulePosition(of.pk, of.position) if of else RulePosition(),
    )


def lives(ticket: Ticket, bob: User) -> None:
    """A ticket goes through much, and the rules hear of each step before the next."""
    ran(ticket)
    for text in ("Any news?", "The kettle still leaks.", "Hello?"):
        reply(ticket=ticket, author=bob, actor=Actor.of(bob), body_text="Look here.", status="resolved")
        ran(ticket)
        files = [NewFile(filename="crack.jpg", content=b"x")] if "leaks" in text else []
        message = NewMessage(body_text=text, files=files)
        add_inbound(ticket=ticket, message=message, actor=Actor.customer(ticket.requester))
        ran(ticket)
    update_ticket(ticket=ticket, actor=Actor.of(bob), priority="high", add=["late"])
    ran(ticket)
    update_ticket(ticket=ticket, actor=Actor.of(bob), remove=["late"], language="de")
    ran(ticket)
    update_ticket(ticket=ticket, status="resolved", actor=Actor.of(bob))
    ran(ticket)
    mark_complaint(ticket=ticket, actor=Actor.of(bob))
    ran(ticket)


RULES: dict[str, tuple[dict[str, Any], str]] = {
    "resolved": (one("status", "is", "resolved"), "changed"),
    "reopened": (one("status", "is", "open"), "changed"),
    "words of one message": (one("text", "contains", "leaks"), "both"),
    "first words": (one("first_text", "contains", "lid"), "both"),
    "no team yet": (one("team", "empty"), "created"),
    "given to a team by an earlier rule": (one("team", "not_empty"), "created"),
    "normal": (one("priority", "is", "normal"), "both"),
    "tagged for a while": (one("tags", "any", "late"), "changed"),
    "in another language": (one("language", "is", "de"), "changed"),
    "a complaint": (one("is_complaint", "yes"), "changed"),
    "set by another rule": (one("tags", "any", "routed"), "changed"),
    "answered so far": (one("our_silence", "not_empty"), "both"),
    "never answered": (one("our_silence", "empty"), "both"),
    "opened twice": (one("reopens", "at_least", "2"), "changed"),
    "with a file": (one("has_files", "yes"), "both"),
    "assigned": (one("assignee", "not_empty"), "changed"),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_ran_so_often_rehearses_as_often(name: str, bob: User, team: Team) -> None:
    condition, trigger = RULES[name]
    rule("Route", do={"team": str(team.pk), "tag": "routed"}, trigger="created")
    judged = rule("Judged", condition, do={"tag": "judged"}, trigger=trigger)
    rule("Later", do={"priority": "low"}, trigger="changed")
    lives(factories.ticket(), bob)
    ran_live = RuleRun.objects.filter(rule=judged, matched=True, looped=False).count()
    assert rehearsed(bob, condition, trigger=trigger, of=judged).runs == ran_live


def test_a_rule_that_ran_four_times_rehearses_as_four(bob: User) -> None:
    lives(factories.ticket(), bob)
    told = rehearsed(bob, one("status", "is", "resolved"), one("is_complaint", "no"), trigger="changed")
    assert (told.runs, told.matched, told.total, told.left_out) == (4, 1, 1, 0)


def test_a_team_and_a_product_count_as_themselves_under_whatever_name(bob: User, team: Team) -> None:
    ticket, product, old = factories.ticket(), factories.product("Lamp"), team.name
    update_ticket(ticket=ticket, actor=Actor.of(bob), team=team, product=product)
    update_ticket(ticket=ticket, actor=Actor.of(bob), team=factories.team("Elsewhere"), product=None)
    raise_alarm(ticket=factories.ticket("Burn"), actor=Actor.of(bob), team=team)
    Team.objects.filter(pk=team.pk).update(name="Renamed")
    Product.objects.update(name="Renamed")
    Team.objects.create(name=old, slug="new")
    assert rehearsed(bob, one("team", "is", str(team.pk)), trigger="changed").runs == 2
    assert rehearsed(bob, one("product", "is", str(product.pk)), trigger="changed").runs == 1


def test_samples_are_the_newest_and_foresee_what_would_have_changed_then(bob: User) -> None:
    lives(factories.ticket(), bob)
    told = rehearsed(bob, one("tags", "any", "late"))
    changes = [(change.field, change.old, change.new) for change in told.samples[0].changes]
    assert changes == [("Tags", "late", "late, rehearsed")]


def test_only_what_happened_in_the_period_is_judged(bob: User) -> None:
    old = factories.ticket()
    lives(old, bob)
    past = timezone.now() - dt.timedelta(days=40)
    Ticket.objects.update(created_at=past, last_activity_at=past)
    old.activities.update(at=past)
    update_ticket(ticket=old, actor=Actor.of(bob), priority="urgent")
    told = rehearsed(bob)
    assert (told.runs, told.total) == (1, 1)


def test_an_imported_history_is_judged_by_its_messages(bob: User) -> None:
    at = timezone.now() - dt.timedelta(days=3)
    said = [
        PastMessage(direction="in", created_at=at, body_text="My kettle leaks."),
        PastMessage(direction="out", created_at=at + dt.timedelta(hours=1), body_text="Sorry.", author=bob),
        PastMessage(direction="in", created_at=at + dt.timedelta(hours=2), body_text="Thanks."),
    ]
    past = PastTicket(requester=factories.customer(), subject="Leak", messages=said, status="closed")
    list(import_history(tickets=[past], actor=Actor.system("Import")))
    assert rehearsed(bob, one("text", "contains", "leaks"), one("status", "is", "new")).runs == 1
    assert rehearsed(bob, one("text", "contains", "thanks"), one("status", "is", "open")).runs == 1
    assert rehearsed(bob, one("status", "is", "closed")).runs == 0


def test_tickets_of_others_are_not_judged(alice: User, bob: User) -> None:
    factories.ticket(team=factories.team("Other"))
    assert rehearsed(alice).total == 0
    assert rehearsed(bob).total == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_a_press_is_judged_once_whether_history_tells_of_it_in_one_line_or_in_two(bob: User, at_once: bool) -> None:
    ticket = factories.ticket()
    judged = rule("Judged", one("priority", "is", "high"), do={"tag": "judged"}, trigger="changed")
    ran(ticket)
    presses: list[dict[str, Any]] = [{"priority": "high"}, {"status": "resolved"}]
    if at_once:
        presses = [presses[0] | presses[1]]
    for press in presses:
        update_ticket(ticket=ticket, actor=Actor.of(bob), **press)
        ran(ticket)
    ran_live = RuleRun.objects.filter(rule=judged, matched=True, looped=False).count()
    told = rehearsed(bob, one("priority", "is", "high"), trigger="changed", of=judged)
    assert (told.runs, ran_live) == (len(presses), len(presses))


def test_what_nobody_knows_of_the_past_is_named(bob: User) -> None:
    told = rehearsed(bob, one("hours_to_due", "at_most", "2"), one("age", "at_least", "1"))
    assert told.unkept == ["Hours until due"]
