"""Examples come by one press, do nothing by themselves, are marked until somebody changes them, and go by one press."""

from collections.abc import Callable

import pytest
from django.test import Client

from complaints.models import Cause
from complaints.services import save_cause
from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import User
from helpdesk.replies.access import any_is_there as a_reply_is_written
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.rules.access import any_is_on
from helpdesk.rules.engine import Spec
from helpdesk.rules.models import Rule
from helpdesk.rules.services import switch_rule
from helpdesk.rules.specs import specs
from helpdesk.shop.models import Example
from helpdesk.shop.services import add_examples, remove_examples
from helpdesk.shop.starter import LANGUAGES, kinds, untouched
from knowledgebase.access import anything_is_public
from knowledgebase.models import Article, Category
from knowledgebase.services import publish

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/examples/"
MODELS = (Article, Cause, Category, Rule, SavedReply)


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_a_language_are_added_and_reach_nobody(bob: User, language: str) -> None:
    wanted = sum(len(kind.titles(language)) for kind in kinds())
    assert add_examples(language=language, by=bob) == wanted == Example.objects.count()
    assert not Rule.objects.filter(is_active=True).exists()
    assert set(Article.objects.values_list("state", flat=True)) == {"draft"}
    assert all(isinstance(spec, Spec) for spec in specs(Rule.objects.select_related("version")).values())


def test_every_language_has_the_same_examples() -> None:
    for kind in kinds():
        assert list(kind.titles("de")) == list(kind.titles("en"))


def test_pressing_twice_makes_nothing_twice_and_each_press_is_one_entry(bob: User) -> None:
    add_examples(language="en", by=bob)
    before = counts()
    assert add_examples(language="en", by=bob) == 0
    assert counts() == before
    entry = AuditEntry.objects.get()
    assert (entry.kind, entry.actor_id, entry.changes["rule"][1]) == ("examples", bob.pk, Rule.objects.count())


def test_the_entries_tell_how_many_of_each_kind_came_and_went(bob: User) -> None:
    add_examples(language="en", by=bob)
    wanted = {kind.kind: len(kind.titles("en")) for kind in kinds()}
    assert AuditEntry.objects.get(action="created").changes == {kind: [None, count] for kind, count in wanted.items()}
    remove_examples(by=bob)
    assert AuditEntry.objects.get(action="deleted").changes == {kind: [count, None] for kind, count in wanted.items()}


def test_an_example_alone_is_no_step_of_the_guide(bob: User) -> None:
    add_examples(language="en", by=bob)
    assert (a_reply_is_written(), any_is_on(), anything_is_public()) == (False, False, False)
    reply = SavedReply.objects.order_by("pk")[0]
    save_saved_reply(reply=reply, name="Our own", body=reply.body, language=reply.language, by=bob)
    assert a_reply_is_written()


def test_all_that_nobody_changed_goes_and_can_come_again(bob: User) -> None:
    before = counts()
    added = add_examples(language="en", by=bob)
    assert remove_examples(by=bob) == added
    assert (counts(), Example.objects.count(), AuditEntry.objects.count()) == (before, 0, 2)
    assert add_examples(language="en", by=bob) == added


def _rule_on(bob: User) -> Rule:
    rule = Rule.objects.order_by("pk")[0]
    switch_rule(rule=rule, on=True, by=bob)
    return rule


def _published(bob: User) -> Article:
    return publish(article=Article.objects.order_by("pk")[0], by=bob)


def _renamed(bob: User) -> Cause:
    cause = Cause.objects.exclude(parent=None).order_by("pk")[0]
    return save_cause(name="Fell apart", parent=cause.parent, cause=cause, by=bob)


@pytest.mark.parametrize("change", [_rule_on, _published, _renamed])
def test_what_somebody_made_their_own_is_marked_no_more_and_stays(
    bob: User, change: Callable[[User], Rule | Article | Cause]
) -> None:
    add_examples(language="en", by=bob)
    thing = change(bob)
    kind = Example.objects.get(thing_id=thing.pk, kind={Rule: "rule", Article: "article", Cause: "cause"}[type(thing)])
    assert untouched(kind.kind, [thing.pk]) == set()
    remove_examples(by=bob)
    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_what_the_shop_has_already_is_not_made_again(bob: User) -> None:
    own = save_cause(name="Delivery", by=bob)
    add_examples(language="en", by=bob)
    remove_examples(by=bob)
    assert list(Cause.objects.filter(name="Delivery")) == [own]


@pytest.mark.parametrize(
    "path",
    [
        "/desk/rules/",
        "/desk/settings/saved-replies/",
        "/desk/articles/",
        "/desk/complaints/causes/",
        "/desk/articles/topics/",
    ],
)
def test_lists_offer_examples_and_mark_them(manager: Client, bob: User, path: str) -> None:
    add_examples(language="en", by=bob)
    assert ">Example<" in "".join(manager.get(path).text.split())


def test_the_page_adds_in_a_language_and_takes_away(manager: Client) -> None:
    assert "Paket ist unterwegs" in manager.get(f"{PAGE}?language=de").text
    manager.post(f"{PAGE}add/", {"language": "de"})
    assert SavedReply.objects.filter(language="de", name="Paket ist unterwegs").exists()
    assert manager.get(f"{PAGE}?language=de").text.count(">Example<") > 0
    manager.post(f"{PAGE}remove/")
    assert not SavedReply.objects.exists()


def test_it_is_for_those_who_may_change_the_shop(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert {client.get(PAGE).status_code, client.post(f"{PAGE}add/").status_code} == {403}


def test_lists_ask_nothing_where_there_are_none(manager: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert untouched("rule", [1, 2]) == set()
