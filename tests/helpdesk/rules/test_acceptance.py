"""A rule that is on passes its examples, and nobody breaks those of others without knowing."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.rules.acceptance import BROKEN, failing
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.models import Rule, RuleExample
from helpdesk.rules.services import remove_example, restore_example, save_example, switch_rule
from helpdesk.tagging.services import rename_tag
from helpdesk.tickets.models import Tag
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db
OUTAGE = GivenMessage("We have an outage!", "ops@bigcustomer.example")


def example(of: Rule, *expected: dict[str, Any], matches: bool | None = True, **more: Any) -> RuleExample:
    given = {"name": "Outage", "given": OUTAGE, "by": None, **more}
    return save_example(rule=of, matches=matches, expected={"all": list(expected)}, **given)


def outage(**fields: Any) -> Rule:
    conditions = one("sender_domain", "is", "bigcustomer.example"), one("text", "contains", "outage")
    return rule("Outages", *conditions, do={"priority": "urgent"}, **fields)


def test_a_rule_that_passes_is_switched_on() -> None:
    saved = outage(is_active=False)
    example(saved, one("priority", "is", "urgent"))
    switch_rule(rule=saved, on=True)
    saved.refresh_from_db()
    assert saved.is_active


def test_a_rule_that_fails_is_not_switched_on_and_says_why() -> None:
    saved = rule("Outages", one("text", "contains", "blackout"), is_active=False)
    example(saved)
    with pytest.raises(ValidationError) as refusal:
        switch_rule(rule=saved, on=True)
    assert refusal.value.message_dict["examples"] == [
        "“Outage”: The rule should match, and does not. The message contains “blackout”: it is “We have an outage!”."
    ]
    saved.refresh_from_db()
    assert not saved.is_active


def test_a_version_that_fails_is_not_saved_while_the_rule_is_on() -> None:
    saved = outage()
    example(saved)
    with pytest.raises(ValidationError):
        rule("Outages", one("text", "contains", "blackout"), rule=saved)
    saved.refresh_from_db()
    assert saved.version is not None
    assert saved.version.number == 1


def test_while_it_is_off_a_rule_may_fail() -> None:
    saved = outage(is_active=False)
    example(saved)
    rule("Outages", one("text", "contains", "blackout"), rule=saved, is_active=False)


def test_a_rule_that_must_not_match_and_does_fails() -> None:
    saved = outage(is_active=False)
    example(saved, matches=False)
    with pytest.raises(ValidationError, match="The rule matches, and should not"):
        switch_rule(rule=saved, on=True)


def test_another_rule_that_breaks_it_is_refused_and_says_by_whom() -> None:
    example(outage(), one("priority", "is", "urgent"))
    with pytest.raises(ValidationError) as refusal:
        rule("Calm", do={"priority": "low"})
    line = refusal.value.message_dict["others"][0]
    assert line.startswith("“Outage”, an example of “Outages”: The priority is Urgent: it is “Low”.")
    assert "It was set by “Calm”." in line
    assert not Rule.objects.filter(name="Calm").exists()


def test_knowingly_it_is_saved_and_the_audit_log_tells(bob: User) -> None:
    example(outage(), one("priority", "is", "urgent"))
    calm = rule("Calm", do={"priority": "low"}, author=bob, knowingly=True)
    entry = AuditEntry.objects.get(action=BROKEN)
    assert (entry.thing_id, entry.actor_id) == (str(calm.pk), bob.pk)
    assert "Outage (Outages)" in str(entry.changes)


def test_what_failed_before_holds_nobody_up() -> None:
    example(outage(), one("priority", "is", "low"))
    rule("Other", do={"tag": "other"})


def test_a_rule_is_switched_off_whatever_fails() -> None:
    first = rule("First", do={"tag": "first"})
    second = rule("Second", one("tags", "any", "first"), do={"priority": "urgent"})
    example(second)
    switch_rule(rule=first, on=False)
    assert [one.example.rule_id for one in failing()[second.pk]] == [second.pk]


def test_examples_of_a_rule_that_is_off_hold_up_nobody() -> None:
    example(outage(is_active=False), one("priority", "is", "urgent"))
    rule("Calm", do={"priority": "low"})


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"name": " "}, "name"),
        ({"name": "n" * 121}, "name"),
        ({"given": GivenMessage("Hi", values={"priority": "terrible"})}, "priority"),
        ({"given": GivenMessage("Hi", occasion="sometimes")}, "occasion"),
        ({"matches": None}, "whole"),
    ],
)
def test_what_cannot_be_is_refused(given: dict[str, Any], key: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        example(outage(), **given)
    assert list(refusal.value.message_dict) == [key]
    assert not RuleExample.objects.exists()


def test_numbers_of_cards_are_not_kept() -> None:
    saved = example(outage(), given=GivenMessage("My card is 4111 1111 1111 1111, outage"))
    assert "4111 1111" not in saved.given["text"]


def test_one_that_is_removed_is_not_judged_until_it_is_back() -> None:
    saved = example(outage(), one("priority", "is", "low"))
    remove_example(example=saved, by=None)
    assert failing() == {}
    restore_example(example=saved, by=None)
    assert failing()


def test_one_that_cannot_be_read_any_more_fails() -> None:
    saved = example(outage())
    RuleExample.objects.filter(pk=saved.pk).update(expected={"all": [one("gone", "is", "x")]})
    assert "cannot be read any more" in failing()[saved.rule_id][0].wrong[0]


def test_a_tag_that_is_renamed_takes_examples_along_and_is_held_up_by_none(bob: User) -> None:
    saved = rule("Lids", one("tags", "any", "lid"), do={"tag": "broken lid"})
    given = GivenMessage("Hello", values={"tags": "lid, new"})
    kept = example(saved, one("tags", "any", "broken lid"), given=given)
    for old, new in (("lid", "cover"), ("broken lid", "broken cover")):
        rename_tag(tag=Tag.objects.get_or_create(name=old)[0], name=new, by=bob)
    kept.refresh_from_db()
    assert kept.given["values"] == {"tags": "cover, new"}
    assert kept.expected == {"all": [one("tags", "any", "broken cover")]}
    assert failing() == {}
