"""One press moves every kind of work, in whatever room it lies, and each lands where a list shows it."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.macros.models import Macro
from helpdesk.macros.services import save_macro
from helpdesk.people.belongings import belongings
from helpdesk.people.models import Team, User
from helpdesk.people.services.staff import leave
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.rules.models import Rule
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.services import add_task, reply, save_draft
from knowledgebase.models import Article, Category
from knowledgebase.services import Details, save_article
from surveys.models import FollowUp
from tests import factories
from tests.helpdesk.people.staff.conftest import left
from tests.surveys.conftest import answered

pytestmark = pytest.mark.django_db


@pytest.fixture
def busy(alice: User, team: Team) -> User:
    """Alice with one of each kind of work."""
    ticket, later = factories.ticket(team=team, assignee=alice), timezone.now() + dt.timedelta(days=1)
    add_task(ticket=ticket, title="Call back", actor=Actor.of(alice), assignee=alice, key="call")
    reply(ticket=ticket, actor=Actor.of(alice), author=alice, body_text="Tomorrow we know more.", send_at=later)
    save_draft(ticket=factories.ticket(team=team), user=alice, body="We looked into it and")
    save_saved_reply(reply=SavedReply(), name="Mine", body="Hello.", language="en", owner=alice, by=alice)
    given = [{"do": "assignee", "value": str(alice.pk)}]
    save_macro(macro=Macro(), name="Mine", actions=[{"do": "take", "value": ""}], owner=alice, by=alice)
    save_macro(macro=Macro(), name="To her", actions=given, by=alice)
    article = save_article(
        by=alice,
        title="Descaling",
        body="Use vinegar.",
        details=Details(Category.objects.create(slug="care", title="Care")),
    )
    Article.objects.filter(pk=article.pk).update(owner=alice)
    gives(alice, {"do": "priority", "value": "high"})
    factories.away(factories.user("Cole"), alice)
    asked = factories.ticket(team=team)
    FollowUp.objects.create(
        answer=answered(0, team=team), ticket=asked, customer=asked.requester, owner=alice, due_at=later
    )
    return alice


def gives(person: User, *more: dict[str, str]) -> Rule:
    """A rule of somebody's that gives tickets to them."""
    actions = [{"do": "assignee", "value": str(person.pk)}, *more]
    return save_rule(name="To her", conditions={"all": []}, actions=actions, author=person, is_active=True)


def test_one_press_leaves_nothing_of_any_kind(client: Client, busy: User, bob: User, heir: User) -> None:
    before = left(busy)
    assert before == {one.key: 1 for one in belongings()}
    client.force_login(bob)
    client.post(f"/desk/settings/staff/{busy.pk}/leave/", dict.fromkeys(before, heir.pk))
    assert (left(busy), set(left(heir))) == ({}, {*before} - {"scheduled"})


def test_with_nobody_named_it_waits_or_is_with_whoever_pressed(client: Client, busy: User, bob: User) -> None:
    client.force_login(bob)
    client.post(f"/desk/settings/staff/{busy.pk}/leave/")
    assert left(busy) == {}
    assert set(left(bob)) == {"drafts", "follow_ups", "own_replies", "own_macros"}
    assert Ticket.objects.filter(assignee=None).count() == 4


def test_a_draft_goes_before_what_the_heir_had_begun(alice: User, bob: User, heir: User, team: Team) -> None:
    ticket = factories.ticket(team=team)
    for person, words in ((alice, "Hers."), (heir, "His.")):
        save_draft(ticket=ticket, user=person, body=words)
    leave(person=alice, by=bob, to={"drafts": heir})
    assert [(row.user, row.body) for row in Draft.objects.all()] == [(heir, "Hers.\n\nHis.")]


def test_an_own_reply_of_a_name_that_the_heir_has_says_whose_it_was(alice: User, bob: User, heir: User) -> None:
    for person in (alice, heir):
        save_saved_reply(reply=SavedReply(), name="Mine", body="Hello.", language="en", owner=person, by=person)
    leave(person=alice, by=bob, to={"own_replies": heir})
    assert {row.name for row in SavedReply.objects.filter(owner=heir)} == {"Mine", "Mine (of Alice)"}


def test_a_rule_gives_to_the_heir(alice: User, bob: User, heir: User) -> None:
    rule = gives(alice)
    leave(person=alice, by=bob, to={"rules_to": heir})
    rule.refresh_from_db()
    assert rule.version
    assert rule.version.actions == [{"do": "assignee", "value": str(heir.pk)}]


def test_without_an_heir_a_rule_does_what_else_it_does(alice: User, bob: User) -> None:
    rule = gives(alice, {"do": "priority", "value": "high"})
    leave(person=alice, by=bob, to={})
    rule.refresh_from_db()
    assert (rule.version and rule.version.actions, rule.is_active) == ([{"do": "priority", "value": "high"}], True)


def test_a_rule_that_did_nothing_else_is_put_away(alice: User, bob: User) -> None:
    rule = gives(alice)
    leave(person=alice, by=bob, to={})
    rule.refresh_from_db()
    assert rule.archived_at


def test_the_audit_log_tells_what_became_of_rules_and_replies(busy: User, bob: User, heir: User) -> None:
    leave(person=busy, by=bob, to=dict.fromkeys(left(busy), heir))
    told = AuditEntry.objects.filter(actor="Bob").values_list("kind", flat=True)
    assert set(told) == {"person", "rule", "saved_reply", "absence", "macro"}
