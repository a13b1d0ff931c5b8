"""Saving: versions, order, refusals in plain words."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import archive_rule, move_rule, restore_rule, roll_back, save_rule
from tests.helpdesk.rules.makers import one, rule

pytestmark = pytest.mark.django_db


def refused(**fields: object) -> dict[str, list[str]]:
    whole = {"name": "x", "conditions": {"all": []}, "actions": [{"do": "priority", "value": "high"}]}
    with pytest.raises(ValidationError) as caught:
        save_rule(author=None, **{**whole, **fields})  # type: ignore[arg-type]
    assert not Rule.objects.exists()
    return caught.value.message_dict


def test_every_save_with_other_words_is_a_version_and_the_old_one_stays() -> None:
    saved = rule("Refunds", one("text", "contains", "refund"))
    again = rule("Refunds", one("text", "contains", "refund"), rule=saved)
    changed = rule("Refunds", one("text", "contains", "money"), rule=saved)
    assert again.version == saved.version
    assert [version.number for version in changed.versions.all()] == [2, 1]
    assert changed.versions.get(number=1).conditions == {"all": [one("text", "contains", "refund")]}


def test_a_version_never_changes() -> None:
    version = rule().version
    assert version is not None
    with pytest.raises(TypeError):
        version.save()


def test_rolling_back_makes_the_old_version_the_newest(bob: User) -> None:
    saved = rule("Refunds", do={"priority": "low"})
    rule("Refunds", do={"priority": "urgent"}, rule=saved)
    back = roll_back(rule=saved, number=1, author=bob)
    assert back.version is not None
    assert (back.version.number, back.version.actions) == (3, [{"do": "priority", "value": "low"}])


def test_a_save_over_somebody_elses_is_refused(bob: User) -> None:
    saved = rule(author=bob)
    rule("Refunds", do={"priority": "low"}, rule=saved, author=bob)
    with pytest.raises(ValidationError, match="Bob saved version 2"):
        rule("Refunds", do={"priority": "urgent"}, rule=saved, seen_version=1)


def test_refusals_name_the_place_in_plain_words() -> None:
    empty = {"any": [{"all": []}, one("text", "contains", " ")]}
    assert refused(conditions=empty)["conditions"] == [
        "0: This group has no conditions. Add one, or remove the group.",
        "1: Write at least one word to look for.",
    ]
    assert refused(name="  ")["name"] == ["Give the rule a name."]
    assert refused(actions=[])["actions"] == [": Add at least one thing to do."]
    assert refused(actions=[{"do": "priority", "value": "huge"}])["actions"] == ["0: Choose one from the list."]
    gone = refused(conditions={"all": [one("team", "is", "9999")]})
    assert gone["conditions"] == ["0: Team has no “9999” any more. Choose another."]


def test_rules_change_places_and_come_back_where_they_were() -> None:
    first, second, third = (rule(name) for name in ("a", "b", "c"))
    assert move_rule(rule=third, up=True)
    assert not move_rule(rule=first, up=True)
    archive_rule(rule=third)
    left = Rule.objects.filter(archived_at__isnull=True)
    assert [item.name for item in left] == ["a", "b"]
    restore_rule(rule=third)
    assert [item.name for item in left.all()] == ["a", "c", "b"]
    assert second.pk
