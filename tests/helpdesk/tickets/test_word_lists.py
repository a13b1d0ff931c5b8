"""Lists of words: written once, asked for in many rules."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.conditions.evaluate import matches
from helpdesk.people.models import User
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.read import of_tickets
from helpdesk.tickets.models import Ticket, WordList
from helpdesk.tickets.queries import word_lists
from helpdesk.tickets.services import bring_word_list_back, put_word_list_away, save_word_list
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule, words_of

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/word-lists/"


def made(*words: str, name: str = "Refund words") -> WordList:
    row = save_word_list(word_list=WordList(), name=name, words=words, by=None)
    word_lists.kept.forget()
    return row


def changed(row: WordList, *words: str) -> None:
    save_word_list(word_list=row, name=row.name, words=words, by=None)
    word_lists.kept.forget()


@pytest.fixture
def lead(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.mark.parametrize("op", ["in_list", "not_in_list"])
@pytest.mark.parametrize("words", [["refund*"], ["never"], ["Straße", "lid"]])
def test_python_and_postgresql_find_the_words_of_lists_alike(op: str, words: list[str]) -> None:
    keys = [str(made("money back").pk), str(made(*words, name="More").pk)]
    tickets = [factories.ticket(text=text) for text in ("Two refunds", "die STRASSE", "Money  back!", "x")]
    tree = TICKET.parse({"all": [one("text", op, *keys)]}, catalogue())
    in_python = {pk for pk, facts in of_tickets(ticket.pk for ticket in tickets).items() if matches(tree, facts)}
    assert in_python == set(Ticket.objects.filter(TICKET.to_q(tree)).values_list("pk", flat=True))


def test_a_changed_list_changes_what_a_rule_does_and_the_run_tells_the_words() -> None:
    row = made("refund*")
    rule("Refunds", one("text", "in_list", str(row.pk)), do={"tag": "refund"})
    (before,) = ran(factories.ticket(text="Refunds! I want my money back."))
    changed(row, "money back")
    (after,) = ran(factories.ticket(text="Refunds! I want my money back."))
    hits = [run.evaluated["items"][0]["hits"] for run in (before, after)]
    assert hits == [["Refunds"], ["money back"]]


def test_a_rule_says_the_name_of_the_list() -> None:
    row = made("refund*")
    said = Vocabulary(catalogue()).conditions({"all": [one("text", "in_list", str(row.pk))]})
    assert said == "the message contains a word of “Refund words”"


def test_a_list_that_a_rule_names_stays(bob: User) -> None:
    row = made("refund*")
    named = rule("Refunds", one("text", "in_list", str(row.pk)))
    with pytest.raises(ValidationError, match="Rules: Refunds"):
        put_word_list_away(word_list=row, by=bob)
    type(named).objects.update(archived_at="2026-01-01T00:00Z")
    assert not put_word_list_away(word_list=row, by=bob).is_active


def test_no_new_condition_names_a_list_that_was_put_away(bob: User) -> None:
    row = made("refund*")
    put_word_list_away(word_list=row, by=bob)
    word_lists.kept.forget()
    with pytest.raises(ValidationError):
        rule("Refunds", one("text", "in_list", str(row.pk)))
    bring_word_list_back(word_list=row, by=bob)
    word_lists.kept.forget()
    assert rule("Refunds", one("text", "in_list", str(row.pk))).pk


@pytest.mark.parametrize(
    ("name", "words", "field"),
    [("refund WORDS", ["x"], "name"), ("New", ["*"], "words"), ("New", ["x" * 2001], "words")],
)
def test_what_a_list_cannot_be_is_said(name: str, words: list[str], field: str) -> None:
    made("refund*")
    with pytest.raises(ValidationError) as refusal:
        save_word_list(word_list=WordList(), name=name, words=words, by=None)
    assert list(refusal.value.message_dict) == [field]


def test_a_list_is_made_changed_and_told_of_in_the_audit_log(lead: Client) -> None:
    assert lead.post(f"{PAGE}new/", {"name": "Late", "words": "late, delayed\nlate"}).status_code == 302
    row = WordList.objects.get()
    assert row.words == ["late", "delayed"]
    lead.post(f"{PAGE}{row.pk}/", {"name": "Late", "words": "late"})
    row.refresh_from_db()
    assert (row.words, AuditEntry.objects.filter(kind="word_list").count()) == (["late"], 2)


def test_a_form_with_mistakes_keeps_what_was_typed(lead: Client) -> None:
    made("refund*")
    answer = lead.post(f"{PAGE}new/", {"name": "Refund words", "words": "cash"})
    assert answer.status_code == 422
    assert "There is a list of this name already" in words_of(answer.text)
    assert "cash" in answer.text


def test_the_list_is_searched_by_name_and_by_word_with_few_statements(lead: Client) -> None:
    made("refund*", "money back")
    made("late", name="Lateness")
    assert "Lateness" not in lead.get(f"{PAGE}?q=money").text
    assert "No list is like that" in lead.get(f"{PAGE}?q=zzz").text


def test_a_list_that_is_put_away_can_be_brought_back_at_once(lead: Client) -> None:
    row = made("refund*")
    answer = lead.post(f"{PAGE}{row.pk}/put-away/", follow=True)
    assert f"{PAGE}{row.pk}/restore/" in answer.text
    assert "Refund words" in lead.get(f"{PAGE}?state=away").text


def test_the_editor_of_a_rule_offers_lists_and_keeps_the_choice(lead: Client) -> None:
    row = made("refund*")
    known = rule("Refunds", one("text", "in_list", str(row.pk)))
    page = lead.get(f"/desk/rules/{known.pk}/").text
    assert f'name="listed-1" value="{row.pk}" checked' in " ".join(page.split())
    assert "contains a word of “Refund words”" in words_of(page)
