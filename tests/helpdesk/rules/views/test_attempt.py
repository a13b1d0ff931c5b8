"""The page that tries a message, and that of an example."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule, RuleExample
from tests import factories
from tests.helpdesk.rules.makers import one, rule, words_of
from tests.helpdesk.rules.test_acceptance import example
from tests.helpdesk.rules.test_foretelling import rows_and_sequences
from tests.helpdesk.rules.views.test_edit import form

pytestmark = pytest.mark.django_db
TRY = "/desk/rules/try/"


def tried(client: Client, user: User, **fields: Any) -> str:
    client.force_login(user)
    given = {"do": "try", **{key.replace("_", "-"): value for key, value in fields.items()}}
    return words_of(client.post(TRY, given).content.decode())


def test_each_rule_says_what_it_saw_and_would_do(client: Client, alice: User) -> None:
    rule("Refunds", one("text", "contains", "refund"), do={"priority": "high"})
    rule("Lids", one("text", "contains", "lid"), do={"tag": "lids"})
    page = tried(client, alice, given_text="A refund, please")
    assert "1 rule would act." in page
    assert "Priority Normal → High" in page
    assert "The message contains “lid”. It is: A refund, please" in page


def test_nothing_is_stored(client: Client, alice: User) -> None:
    rule("Refunds", one("text", "contains", "refund"), do={"assignee": "in_turn", "note": "Look"})
    tried(client, alice, given_text="A refund, please")
    before = rows_and_sequences()
    client.post(TRY, {"do": "try", "given-text": "A refund, please"})
    assert rows_and_sequences() == before


def test_a_ticket_is_tried_as_it_is_by_whoever_may_see_it(client: Client, alice: User, team: Team) -> None:
    rule("Refunds", one("text", "contains", "refund"), is_active=True)
    mine = factories.ticket(text="A refund", subject="Mine", team=team)
    other = factories.ticket(text="A refund", team=factories.team("Other"))
    assert "Mine 1 rule would act." in tried(client, alice, ticket=f"#{mine.number}")
    assert "There is no ticket with this number that you may see." in tried(client, alice, ticket=other.number)
    assert "1 rule would act." in words_of(client.get(TRY, {"ticket": mine.number}).content.decode())


def test_a_draft_takes_part_and_is_carried_along(client: Client, bob: User) -> None:
    saved = rule("Refunds", one("text", "contains", "nothing"))
    client.force_login(bob)
    given = {"of-rule": saved.pk, "given-text": "My money back"}
    html = client.post(TRY, form(do="try") | given).content.decode()
    assert "Refunds Draft matches" in words_of(html)
    assert 'name="words-1" value="refund, money back"' in html
    assert Rule.objects.get().version_id == saved.version_id


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Write a message, or the number of a ticket."),
        ({"ticket": "x"}, "There is no ticket with this number"),
        ({"given_text": "Hi", "given_priority": "terrible"}, "Choose one from the list."),
    ],
)
def test_what_cannot_be_tried_says_so(client: Client, alice: User, fields: dict[str, str], words: str) -> None:
    assert words in tried(client, alice, **fields)


def test_an_unfinished_draft_is_not_tried(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.post(TRY, form(do="try", words_1=" ", given_text="Hi")).content.decode()
    assert "Finish the conditions of the draft first" in html


def test_an_example_is_written_and_shown_beside_its_rule(client: Client, bob: User) -> None:
    saved = rule("Refunds", one("text", "contains", "refund"))
    client.force_login(bob)
    wish = {"node": ["0", "1"], "mode-0": "all", "parent-1": "0", "field-1": "priority", "op-1": "is"}
    given = {"name": "Money", "given-text": "A refund", "must-match": "yes", "chosen-1": "low", **wish}
    path = reverse("rules:new_example", args=[saved.pk])
    looked = words_of(client.post(path, {**given, "do": "look"}).content.decode())
    assert "The priority is Low: it is “High”." in looked
    assert not RuleExample.objects.exists()
    assert client.post(path, {**given, "do": "save"}).status_code == 302
    page = words_of(client.get(reverse("rules:edit", args=[saved.pk])).content.decode())
    assert "Examples 1 fails" in page
    assert "The priority is Low: it is “High”. It was set by “Refunds”." in page


def test_a_wrong_example_keeps_what_was_typed(client: Client, bob: User) -> None:
    saved = rule("Refunds")
    client.force_login(bob)
    given = {"given-text": "A refund", "do": "save", "node": "0", "mode-0": "all"}
    answer = client.post(reverse("rules:new_example", args=[saved.pk]), given)
    assert answer.status_code == 422
    assert "Give the example a name." in answer.content.decode()
    assert "A refund</textarea>" in answer.content.decode()


def test_a_failing_example_keeps_a_rule_from_being_saved_while_it_is_on(client: Client, bob: User) -> None:
    saved = rule("Refunds", one("text", "contains", "outage"), is_active=False)
    example(saved)
    client.force_login(bob)
    path = reverse("rules:edit", args=[saved.pk])
    answer = client.post(path, form(do="save-on"))
    assert answer.status_code == 422
    words = "Examples of this rule fail: “Outage”: The rule should match, and does not."
    assert words in words_of(answer.content.decode())
    assert client.post(path, form(do="save")).status_code == 302


def test_the_switch_of_the_list_says_why_a_rule_stays_off(client: Client, bob: User) -> None:
    saved = rule("Refunds", one("text", "contains", "blackout"), is_active=False)
    example(saved)
    client.force_login(bob)
    client.post(reverse("rules:switch", args=[saved.pk]), {"on": "1"})
    assert "“Refunds” stays off" in words_of(client.get(reverse("rules:list")).content.decode())


def test_an_example_of_another_rule_is_broken_knowingly_alone(client: Client, bob: User) -> None:
    outages = rule("Outages", one("text", "contains", "outage"), do={"priority": "urgent"})
    example(outages, one("priority", "is", "urgent"))
    client.force_login(bob)
    given = form(words_1="outage", value_0="low")
    answer = client.post("/desk/rules/new/", given)
    assert answer.status_code == 422
    assert 'name="knowingly"' in answer.content.decode()
    assert client.post("/desk/rules/new/", {**given, "knowingly": "on"}).status_code == 302


def test_an_example_that_was_removed_comes_back(client: Client, bob: User, alice: User) -> None:
    saved = example(rule("Refunds"))
    client.force_login(bob)
    answer = client.post(reverse("rules:remove_example", args=[saved.pk]))
    assert "The example “Outage” is removed." in client.get(answer["Location"]).content.decode()
    assert client.get(reverse("rules:example", args=[saved.pk])).status_code == 404
    client.post(reverse("rules:restore_example", args=[saved.pk]))
    client.force_login(alice)
    page = client.get(reverse("rules:example", args=[saved.pk])).content.decode()
    assert "We have an outage!" in page
    assert 'value="save"' not in page
