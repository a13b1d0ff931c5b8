"""The page of rules: who may do what, order, switch, put away with a way back, and its price."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from helpdesk.people.models import Role, User
from helpdesk.rules.models import Rule
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule, words_of

pytestmark = pytest.mark.django_db


def page(client: Client, user: User, **query: str) -> str:
    client.force_login(user)
    return client.get(reverse("rules:list"), query).content.decode()


def test_rules_read_as_sentences_with_hits_and_failures(client: Client, bob: User) -> None:
    rule("Refunds", one("text", "contains", "lid", "hinge"), do={"priority": "urgent"}, author=bob)
    ran(factories.ticket(text="The lid broke"))
    html = page(client, bob)
    assert "When a ticket is new, and the message contains “lid” or “hinge”" in html
    assert "Priority Urgent 1 BO Bob" in words_of(html)


def test_an_empty_page_says_what_to_do(client: Client, bob: User, alice: User) -> None:
    assert "Write the first rule" in page(client, bob)
    assert "Write the first rule" not in page(client, alice)


def test_agents_read_and_leads_change(client: Client, alice: User) -> None:
    saved = rule()
    assert "Refunds" in page(client, alice)
    acts = ("switch", "move", "archive", "restore")
    answers = [client.post(reverse(f"rules:{act}", args=[saved.pk])).status_code for act in acts]
    assert answers == [403] * 4
    client.force_login(factories.user("Lea", role=Role.LEAD))
    assert client.post(reverse("rules:switch", args=[saved.pk]), {"on": "0"}).status_code == 302
    saved.refresh_from_db()
    assert not saved.is_active


def test_customers_find_nothing(client: Client) -> None:
    client.force_login(factories.user("Cid", role=Role.CUSTOMER))
    assert client.get(reverse("rules:list")).status_code == 404


def test_up_and_down_change_the_order(client: Client, bob: User) -> None:
    rule("a")
    second = rule("b")
    client.force_login(bob)
    client.post(reverse("rules:move", args=[second.pk]), {"to": "up"})
    assert list(Rule.objects.values_list("name", flat=True)) == ["b", "a"]


def test_a_rule_that_was_put_away_comes_back(client: Client, bob: User) -> None:
    saved = rule("Refunds")
    client.force_login(bob)
    html = client.post(reverse("rules:archive", args=[saved.pk]), follow=True).content.decode()
    assert "was put away" in html
    client.post(reverse("rules:restore", args=[saved.pk]))
    saved.refresh_from_db()
    assert saved.archived_at is None


def test_words_find_a_rule(client: Client, bob: User) -> None:
    rule("Refunds", one("text", "contains", "money"))
    rule("Other")
    html = page(client, bob, q="MONEY")
    assert "Refunds" in html
    assert ">Other<" not in html
    assert "No rule has these words" in page(client, bob, q="zzz")


def test_two_rules_that_undo_each_other_are_named(client: Client, bob: User) -> None:
    rule("First", do={"priority": "urgent"})
    rule("Second", do={"priority": "low"})
    ran(factories.ticket())
    html = page(client, bob)
    assert "Two rules work against each other." in html
    assert "1 ticket this week" in words_of(html)


def test_the_page_costs_the_same_for_two_rules_and_for_twenty(client: Client, bob: User) -> None:
    for number in range(2):
        rule(f"Rule {number}", do={"priority": "high", "assignee": "in_turn"}, author=bob)
    page(client, bob)
    with CaptureQueriesContext(connection) as few:
        page(client, bob)
    for number in range(18):
        rule(f"More {number}", do={"priority": "high", "assignee": "in_turn"}, author=bob)
    ran(factories.ticket())
    with CaptureQueriesContext(connection) as many:
        page(client, bob)
    assert len(many) == len(few)
