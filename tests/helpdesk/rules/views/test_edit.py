"""The editor without script: every button keeps what was typed, and saving refuses in plain words."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from helpdesk.people.models import Team, User
from helpdesk.rules.models import Rule
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.makers import one, rule, words_of

pytestmark = pytest.mark.django_db
NEW = "/desk/rules/new/"


def form(**fields: Any) -> dict[str, Any]:
    """A form with one condition on the message and one action."""
    base = {
        "name": "Refunds",
        "trigger": "created",
        "node": ["0", "1"],
        "mode-0": "all",
        "parent-1": "0",
        "field-1": "text",
        "op-1": "contains",
        "words-1": "refund, money back",
        "action": "0",
        "do-0": "priority",
        "value-0": "high",
        "do": "save-on",
    }
    return {**base, **{key.replace("_", "-"): value for key, value in fields.items()}}


def test_a_rule_is_written_and_runs(client: Client, bob: User) -> None:
    client.force_login(bob)
    assert client.post(NEW, form()).status_code == 302
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert saved.version.conditions == {"all": [one("text", "contains", "refund", "money back")]}
    assert (saved.is_active, saved.owner, saved.version.author) == (True, bob, bob)


def test_adding_a_condition_keeps_what_was_typed_and_saves_nothing(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.post(NEW, form(do="add-condition:0", new_field_0="tags")).content.decode()
    assert 'value="refund, money back"' in html
    assert 'name="field-2" value="tags"' in html
    assert not Rule.objects.exists()


@pytest.mark.parametrize("place", ["²", "9" * 5000])
def test_a_button_of_no_place_changes_nothing(client: Client, bob: User, place: str) -> None:
    client.force_login(bob)
    for button in ("add-condition", "remove", "remove-action"):
        assert 'value="refund, money back"' in client.post(NEW, form(do=f"{button}:{place}")).content.decode()


def test_groups_nest_and_are_removed_with_what_is_in_them(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.post(NEW, form(do="add-group:0", new_field_0="channel")).content.decode()
    assert re.search(r'name="parent-3"\s+value="2"', html)
    nested = form(
        node=["0", "1", "2", "3"],
        mode_2="any",
        parent_2="0",
        parent_3="2",
        field_3="channel",
        op_3="is",
        chosen_3=["email", "form"],
    )
    gone = client.post(NEW, {**nested, "do": "remove:2"}).content.decode()
    assert "field-1" in gone
    assert 'value="channel"' not in re.sub(r"<option.*?>", "", gone)
    client.post(NEW, nested)
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert saved.version.conditions["all"][1] == {"any": [one("channel", "is", "email", "form")]}


def test_refusals_stand_beside_what_is_wrong(client: Client, bob: User) -> None:
    client.force_login(bob)
    answer = client.post(NEW, form(name="", words_1=" ", value_0=""))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "3 things to fix" in html
    for words in ("Give the rule a name.", "Write at least one word to look for.", "Choose one from the list."):
        assert words in html
    assert not Rule.objects.exists()


def test_a_save_over_a_newer_version_keeps_the_text(client: Client, bob: User) -> None:
    saved = rule("Refunds", author=bob)
    rule("Refunds", do={"priority": "low"}, rule=saved, author=bob)
    client.force_login(bob)
    answer = client.post(reverse("rules:edit", args=[saved.pk]), form(seen="1"))
    assert answer.status_code == 422
    assert "Bob saved version 2" in answer.content.decode()


def test_a_task_is_written_with_its_days_and_shown_so(client: Client, bob: User) -> None:
    client.force_login(bob)
    client.post(NEW, form(do_0="task", value_0="Call | write", amount_0="3"))
    saved = Rule.objects.select_related("version").get()
    assert saved.version is not None
    assert saved.version.actions == [{"do": "task", "value": "3|Call | write"}]
    html = client.get(reverse("rules:edit", args=[saved.pk])).content.decode()
    assert re.search(r'name="value-0"\s+value="Call \| write"', html)
    assert re.search(r'name="amount-0"\s+value="3"', html)


def test_rules_offer_what_people_cannot_and_not_what_people_alone_do(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.get(NEW).content.decode()
    assert 'value="reply"' in html
    assert 'value="take"' not in html


def test_the_sentence_says_what_the_form_means(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.post(NEW, form(do="look")).content.decode()
    assert "When a ticket is new, and the message contains “refund” or “money back”: set the priority to High." in html


@pytest.mark.parametrize("do", ["team", "assignee", "reply", "priority", "status", "tag", "untag", "note", "task"])
def test_what_is_not_chosen_yet_is_not_told_as_gone(client: Client, bob: User, do: str) -> None:
    client.force_login(bob)
    html = client.post(NEW, form(do="look", do_0=do, value_0="")).content.decode()
    assert "(not chosen yet)" in html
    assert "is gone" not in html


def test_a_rehearsal_counts_what_the_person_may_see_and_changes_nothing(
    client: Client, bob: User, alice: User, team: Team
) -> None:
    mine = factories.ticket(text="My money back!", team=team)
    factories.ticket(text="A refund", team=factories.team("Other"))
    client.force_login(bob)
    html = client.post(NEW, form(do="", rehearse="7")).content.decode()
    assert "this rule would have run 2 times, on 2 tickets of 2." in words_of(html)
    assert "Priority: Normal → High" in words_of(html)
    saved = rule("Refunds", one("text", "contains", "refund", "money back"))
    client.force_login(alice)
    html = client.get(reverse("rules:edit", args=[saved.pk])).content.decode()
    assert "this rule would have run 1 time, on 1 ticket of 1." in words_of(html)
    assert Ticket.objects.get(pk=mine.pk).priority == "normal"


def test_agents_read_a_rule_and_cannot_save_it(client: Client, alice: User) -> None:
    saved = rule("Refunds")
    client.force_login(alice)
    assert "You can read this rule" in client.get(reverse("rules:edit", args=[saved.pk])).content.decode()
    assert client.post(reverse("rules:edit", args=[saved.pk]), form()).status_code == 403
    assert client.get(NEW).status_code == 403


def test_versions_are_compared_in_words_and_come_back(client: Client, bob: User) -> None:
    saved = rule("Refunds", one("text", "contains", "refund"), author=bob)
    rule("Refunds", one("text", "contains", "money"), rule=saved, author=bob)
    client.force_login(bob)
    html = client.get(reverse("rules:history", args=[saved.pk])).content.decode()
    assert "+ The message contains “money”" in words_of(html)
    assert 'class="line-old"' in html
    client.post(reverse("rules:roll_back", args=[saved.pk]), {"number": "1"})
    saved.refresh_from_db()
    assert saved.version is not None
    assert saved.version.number == 3
