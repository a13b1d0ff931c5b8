"""Tags are renamed, merged, removed and brought back on all tickets; rules and reply policies follow."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.services import save_rule
from helpdesk.tagging.models import RemovedTag
from helpdesk.tagging.registry import renamed
from helpdesk.tagging.services import merge_tags, remove_tag, rename_tag, restore_tag
from helpdesk.tickets.models import ReplyPolicy, Tag, Ticket
from helpdesk.tickets.services import save_reply_policy
from helpdesk.tickets.services.changes.follow_calendar import follow_calendar
from tests import factories

pytestmark = pytest.mark.django_db
TAGS = "/desk/settings/tags/"


@pytest.fixture
def lead(client: Client) -> Client:
    client.force_login(factories.user("Lea", role="lead"))
    return client


@pytest.fixture
def rule(bob: User) -> Rule:
    return save_rule(
        name="Chips",
        conditions={"all": [{"field": "tags", "op": "any", "value": ["chip", "crack"]}]},
        actions=[{"do": "tag", "value": "Chip, glass"}],
        author=bob,
    )


def tagged(*names: str) -> Ticket:
    return factories.ticket(tags=names)


def tag(name: str) -> Tag:
    return Tag.objects.get(name=name)


def on(ticket: Ticket) -> list[str]:
    return sorted(ticket.tags.values_list("name", flat=True))


def text(client: Client, path: str = TAGS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def said(rule: Rule) -> tuple[Any, Any]:
    version = Rule.objects.select_related("version").get(pk=rule.pk).version
    assert version
    return version.conditions["all"][0]["value"], version.actions[0]["value"]


def test_renamed_all_its_tickets_have_the_new_name(bob: User) -> None:
    ticket = tagged("chip")
    rename_tag(tag=tag("chip"), name="  Chipped  glass ", by=bob)
    assert on(ticket) == ["Chipped glass"]
    assert AuditEntry.objects.get(kind="tag").changes == {"name": ["chip", "Chipped glass"]}


def test_one_is_made_before_any_ticket_has_it(lead: Client) -> None:
    assert lead.post(f"{TAGS}new/", {"name": " Fragile  goods "}).status_code == 302
    assert (tag("Fragile goods").tickets.count(), "Fragile goods" in text(lead)) == (0, True)


@pytest.mark.parametrize("name", ["", "chip", "one, two"])
def test_a_new_one_that_cannot_be_is_refused_and_kept(lead: Client, name: str) -> None:
    tagged("chip")
    answer = lead.post(f"{TAGS}new/", {"name": name})
    assert (answer.status_code, Tag.objects.count(), f'value="{name}"' in answer.text or not name) == (422, 1, True)


def test_its_case_can_be_changed(bob: User) -> None:
    tagged("chip")
    assert rename_tag(tag=tag("chip"), name="Chip", by=bob).name == "Chip"


@pytest.mark.parametrize("name", ["", "CRACK", "chip, crack"])
def test_a_name_that_cannot_be_is_refused(bob: User, name: str) -> None:
    tagged("chip", "crack")
    with pytest.raises(ValidationError):
        rename_tag(tag=tag("chip"), name=name, by=bob)
    assert Tag.objects.filter(name="chip").exists()


def test_merged_each_ticket_has_the_other_once(bob: User) -> None:
    one, both, other = tagged("chip"), tagged("chip", "crack"), tagged("glass")
    old = tag("chip")
    merge_tags(tag=old, into=tag("crack"), by=bob)
    assert (on(one), on(both), on(other)) == (["crack"], ["crack"], ["glass"])
    (told,) = AuditEntry.objects.filter(kind="tag")
    assert (told.action, told.changes) == ("tag_merged", {"name": ["chip", "crack"]})


def test_a_tag_is_not_merged_into_itself(bob: User) -> None:
    tagged("chip")
    with pytest.raises(ValidationError):
        merge_tags(tag=tag("chip"), into=tag("chip"), by=bob)


def test_rules_follow_a_new_name_and_a_merge(bob: User, rule: Rule) -> None:
    tagged("chip", "crack")
    rename_tag(tag=tag("chip"), name="Dent", by=bob)
    assert said(rule) == (["Dent", "crack"], "Dent, glass")
    merge_tags(tag=tag("Dent"), into=tag("crack"), by=bob)
    assert said(rule) == (["crack"], "crack, glass")


def test_a_rule_that_cannot_be_saved_keeps_all_as_it_was(bob: User, rule: Rule) -> None:
    tagged("chip")
    factories.team()
    version = rule.versions.get()
    broken = [*version.actions, {"do": "team", "value": "0"}]
    rule.versions.filter(pk=version.pk).update(actions=broken)
    with pytest.raises(ValidationError, match="Chips"):
        rename_tag(tag=tag("chip"), name="Dent", by=bob)
    assert Tag.objects.filter(name="chip").exists()


def test_reply_policies_follow_a_new_name(bob: User) -> None:
    tagged("chip")
    asks = {"all": [{"field": "tags", "op": "any", "value": ["chip"]}]}
    policy = ReplyPolicy(name="Chips", position=0, conditions=asks, first_reply={"normal": 60})
    save_reply_policy(policy=policy, by=bob)
    rename_tag(tag=tag("chip"), name="Dent", by=bob)
    policy.refresh_from_db()
    assert policy.conditions["all"][0]["value"] == ["Dent"]


def test_due_times_follow_a_policy_that_asks_for_the_other_tag(bob: User) -> None:
    tagged("crack")
    asks = {"all": [{"field": "tags", "op": "any", "value": ["crack"]}]}
    save_reply_policy(policy=ReplyPolicy(name="Cracks", position=0, conditions=asks, first_reply={"normal": 1}), by=bob)
    ticket = tagged("chip")
    follow_calendar()
    was = Ticket.objects.get(pk=ticket.pk).due_at
    merge_tags(tag=tag("chip"), into=tag("crack"), by=bob)
    follow_calendar()
    now = Ticket.objects.get(pk=ticket.pk).due_at
    assert was
    assert now
    assert now < was


@pytest.mark.parametrize(
    ("value", "then"), [(["a", "B"], ["c", "B"]), (["C", "a"], ["C"]), (["A", "c"], ["c"]), (["ab"], ["ab"])]
)
def test_a_condition_names_no_tag_twice(value: list[str], then: list[str]) -> None:
    tree = {"any": [{"all": [{"field": "tags", "op": "any", "value": value}]}]}
    assert renamed(tree, "a", "c") == {"any": [{"all": [{"field": "tags", "op": "any", "value": then}]}]}


def test_other_fields_keep_their_words() -> None:
    tree = {"all": [{"field": "text", "op": "contains", "value": ["a"]}]}
    assert renamed(tree, "a", "c") == tree


def test_removed_it_is_on_no_ticket_and_comes_back_on_the_same(bob: User) -> None:
    ticket, gone = tagged("chip", "glass"), tagged("chip")
    removed = remove_tag(tag=tag("chip"), by=bob)
    assert on(ticket) == ["glass"]
    gone.delete()
    restore_tag(removed=removed, by=bob)
    assert (on(ticket), RemovedTag.objects.exists()) == (["chip", "glass"], False)
    told = AuditEntry.objects.filter(kind="tag").order_by("pk").values_list("action", flat=True)
    assert list(told) == ["deleted", "tag_restored"]


def test_brought_back_it_is_the_one_that_was_made_meanwhile(bob: User) -> None:
    ticket = tagged("chip")
    removed = remove_tag(tag=tag("chip"), by=bob)
    later = tagged("CHIP")
    restore_tag(removed=removed, by=bob)
    assert (on(ticket), on(later)) == (["CHIP"], ["CHIP"])


def test_the_list_tells_how_many_tickets_have_each(lead: Client) -> None:
    tagged("chip")
    tagged("chip", "crack")
    assert 'data-label="Tickets">2</td>' in text(lead, f"{TAGS}?q=chi")
    assert "crack" not in text(lead, f"{TAGS}?q=chi")
    assert "No tag is called like this" in text(lead, f"{TAGS}?q=zzz")


def test_a_tag_is_renamed_merged_removed_and_brought_back_on_pages(lead: Client, rule: Rule) -> None:
    ticket = tagged("chip", "glass")
    page = f"{TAGS}{tag('chip').pk}/"
    assert "Rules: Chips." in text(lead, page)
    assert lead.post(page, {"name": "Dent"})["Location"] == TAGS
    assert lead.post(f"{TAGS}{tag('Dent').pk}/merge/", {"into": "GLASS", "sure": "on"})["Location"] == TAGS
    undo = lead.post(f"{TAGS}{tag('glass').pk}/remove/")["Location"]
    assert "glass is on no ticket any more." in text(lead, undo)
    assert "glass" in text(lead, f"{TAGS}?state=removed")
    lead.post(f"{TAGS}removed/{RemovedTag.objects.get().pk}/restore/")
    assert on(ticket) == ["glass"]


@pytest.mark.parametrize(
    ("verb", "fields", "words"),
    [
        ("", {"name": "CRACK"}, "There is a tag of this name already: merge the two."),
        ("", {"name": "a, b"}, "A comma stands between two tags"),
        ("merge/", {"into": "nothing"}, "There is no other tag of this name."),
        ("merge/", {"into": "chip"}, "There is no other tag of this name."),
    ],
)
def test_what_is_refused_is_told_in_words(lead: Client, verb: str, fields: dict[str, str], words: str) -> None:
    tagged("chip", "crack")
    answer = lead.post(f"{TAGS}{tag('chip').pk}/{verb}", fields)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_the_pages_are_for_leads_and_managers(client: Client, alice: User) -> None:
    tagged("chip")
    client.force_login(alice)
    assert {client.get(path).status_code for path in (TAGS, f"{TAGS}{tag('chip').pk}/")} == {403}


def test_many_tags_cost_no_more_statements(lead: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    tagged(*(f"tag {number}" for number in range(30)))
    with django_assert_max_num_queries(6):
        text(lead)


def test_merging_asks_first_and_keeps_what_was_typed(lead: Client) -> None:
    tagged("chip", "glass")
    page = lead.post(f"{TAGS}{tag('chip').pk}/merge/", {"into": "glass"})
    words = page.content.decode()
    assert (page.status_code, "Nothing was changed." in words, 'value="glass"' in words) == (422, True, True)
    assert tag("chip").name == "chip"
