"""What search finds, for whom, and at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import Order
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import SearchDocument, Ticket
from helpdesk.tickets.queries.search import search
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return sorted(Ticket.objects.filter(search.find(words).where).values_list("subject", flat=True))


@pytest.fixture
def other() -> Ticket:
    """A ticket that nothing here asks for."""
    return factories.ticket("Other", text="Nothing of that kind.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My order is HP-20911.", "HP-20911"),
        ("My order is HP-20911.", "hp20911"),
        ("My order is HP-20911.", "20911"),
        ("My order is HP20911.", "HP-20911"),
        ("My order is HP20911.", "20911"),
        ("Parcel 1Z-778-A2/99, please", "1Z-778-A2/99"),
        ("It is a well-known fault.", "well-known"),
        ("It is a well known fault.", "well-known"),
        ("It is a well\u2011known fault.", "wellknown"),
        ("Mr O’Neil called", "O'Neil"),
        ("Mr O'Neil called", "O’Neil"),
        ("Mr O'Neil called", "oneil"),
        ("See www.example.com/help?x=1 now", "example.com"),
        ("Since v1.2.3 it is broken", "v1.2.3"),
        ("I attached file.pdf twice", "file.pdf"),
        ("Write to jo.finch@example.org", "jo.finch@example.org"),
        ("Write to jo.finch@example.org", "jo.finch"),
        ("The end.Next sentence", "end"),
        ("The lid does not close any more", '"does not close"'),
        ("The lid does not close any more", "“does not close”"),
        ("ein süßer Löffel für Łódź", "susser loffel lodz"),
        ("保証書を送ってください", "保証書"),
        ("snake_case_name", "case"),
        ("so-\u00adcalled sof\u00adt words", "soft"),
    ],
)
def test_words_are_found_as_people_write_them(other: Ticket, text: str, words: str) -> None:
    factories.ticket("Wanted", text=text)
    assert found(words) == ["Wanted"]


PRICES = [
    "81299",
    "81299.00",
    "81299,00",
    "81,299",
    "81,299.00",
    "81.299",
    "81.299,00",
    "81 299",
    "81\u202f299,00",
    "81’299.00",
]


@pytest.mark.parametrize("text", [*PRICES, "EUR81,299.00", "81.299,00EUR", "81,299.50"])
def test_a_number_is_found_however_its_thousands_are_parted(other: Ticket, text: str) -> None:
    factories.ticket("Wanted", text=f"Position 3 {text} in all, 15 in 128 days")
    assert [words for words in PRICES if found(words) != ["Wanted"]] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,299.50", "1.299,50"),
        ("1299,50", "1,299.50"),
        ("12,345,678", "12345678"),
        ("12,34,567", "1234567"),
        ("iPhone 15 with 128GB", "15 128GB"),
        ("15 pieces in 128 days", "15 128"),
        ("Server 192.168.100.25", "192.168.100"),
        ("Made in the U.S.A.", "usa"),
        ("Made in the USA", "U.S.A."),
        ("a U.S.-based shop", "US"),
        ("z. B. die Lampe", "zB"),
        ("so z.B.die Lampe", "z.B."),
        ("Ärger mit Müller", "aerger mueller"),
        ("AERGER MIT MUELLER", "ärger müller"),
        ("Ueberpruefung der Groesse", "überprüfung größe"),
        ("Überprüfung der Größe", '"Ueberpruefung der Groesse"'),
        ("Frau Müller-Lüdenscheidt", "Mueller-Luedenscheidt"),
        ("Die Straße am Fluß", "strasse fluss"),
        ("Die Strasse", "STRAẞE"),
        ("Søren", "Soeren"),
        ("Manuel's blue shoe", "blue manuel shoe"),
    ],
)
def test_other_spellings_of_the_same_word_are_found(other: Ticket, text: str, words: str) -> None:
    factories.ticket("Wanted", text=text)
    assert found(words) == ["Wanted"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Go to the blu lamp, du", "toe"),
        ("Go to the blu lamp, du", "blue"),
        ("Go to the blu lamp, du", "due"),
        ("100 200 300 400 500 600", "100200"),
        ("1,299.50", "1,299.60"),
        ("Server 192.168.1.100", "1100"),
        ("We. See. A lamp", "wesee"),
    ],
)
def test_words_that_only_look_alike_are_other_words(text: str, words: str) -> None:
    factories.ticket("Other", text=text)
    assert found(words) == []


@pytest.mark.parametrize("form", ["{}", "#{}", "[#{}]", " [#{}] ", "lid #{}", "Re: [#{}] Any news?", "AW: WG: [#{}]"])
def test_a_ticket_is_found_by_its_number(other: Ticket, form: str) -> None:
    wanted = factories.ticket("Wanted", text="The lid")
    assert found(form.format(wanted.number)) == ["Wanted"]


@pytest.mark.parametrize(
    "words", ['"close does"', "lid -hinge", "v1.2.4", "example.com", "hinge", "???", "' \\ | & ! <-> :*", "9" * 40]
)
def test_what_is_not_there_is_not_found(words: str) -> None:
    factories.ticket("Lid", text="The lid does not close at its hinge. v1.2.3, com, example")
    assert found(words) == (["Lid"] if words == "hinge" else [])


def test_either_of_two_words_is_enough_where_or_stands_between_them(other: Ticket) -> None:
    factories.ticket("One", text="kettle")
    factories.ticket("Two", text="toaster")
    assert found("kettle or toaster") == ["One", "Two"]
    assert found("-kettle -toaster") == ["Other"]


def test_words_of_one_conversation_belong_together(other: Ticket, alice: User) -> None:
    ticket = factories.ticket("Steam", text="It smells of plastic")
    services.add_note(ticket=ticket, body_text="Ask the workshop", actor=Actor.of(alice), author=alice)
    assert found("plastic workshop steam") == ["Steam"]
    assert found("plastic workshop -steam") == []


def test_a_ticket_is_found_by_its_person_their_order_and_its_files(other: Ticket) -> None:
    person = factories.customer("Tomasz Wilk", "tomasz.wilk@example.net")
    file = NewFile(filename="Rechnung März.pdf", content=b"pdf")
    factories.ticket("Wanted", requester=person, message={"files": [file]})
    Order.objects.create(number="#HP-20481", customer=person, placed_at="2026-01-01T00:00Z", total=1)
    of_order = ("HP-20481", "#hp-20481", "hp20481", "HP 20481", "20481")
    for words in ("Tomasz", "masz Wi", "wilk@example.net", "marz.pdf", *of_order):
        assert found(words) == ["Wanted"], words


@pytest.mark.parametrize(
    "words", ["Tomaz Wilk", "tomasz wlik", "Tomasz Jilk", "refnud", "Refundd Tidewater", "tidewtaer kettle"]
)
def test_a_typing_error_in_a_name_or_a_subject_is_forgiven(other: Ticket, words: str) -> None:
    person = factories.customer("Tomasz Wilk", "t@example.net")
    factories.ticket("Refund for a Tidewater kettle", text="Please.", requester=person)
    assert found(words) == ["Refund for a Tidewater kettle"]
    assert search.find(words).is_corrected


def test_numbers_and_words_that_exist_are_never_corrected() -> None:
    factories.ticket("Kettle HP-20911", text="A test of mettle")
    factories.ticket("Kettle", text="Steam")
    assert (found("HP-20912"), found("mettle")) == ([], ["Kettle HP-20911"])


def test_a_new_subject_is_found_and_words_that_were_taken_back_are_not(alice: User, other: Ticket) -> None:
    ticket, actor = factories.ticket("Kettle"), Actor.of(alice)
    services.update_ticket(ticket=ticket, actor=actor, subject="Toaster")
    reply = services.reply(ticket=ticket, body_text="Send it to Lisbon", actor=actor, author=alice, undo_seconds=9)
    assert found("toaster lisbon") == ["Toaster"]
    services.withdraw_reply(message=reply, actor=actor)
    assert found("lisbon") == []


def test_every_message_is_written_once(alice: User) -> None:
    ticket = factories.ticket()
    with CaptureQueriesContext(connection) as statements:
        services.update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high", add=["recall"])
        services.update_ticket(ticket=ticket, actor=Actor.of(alice), status="resolved")
    assert not [each["sql"] for each in statements if "tickets_searchdocument" in each["sql"]]
    services.add_inbound(ticket=ticket, message=NewMessage(body_text="Hi"), actor=Actor.customer(ticket.requester))
    assert SearchDocument.objects.filter(ticket=ticket).count() == 3


def written() -> tuple[int, int]:
    """Updates of tickets in this transaction and before it, and those of them that touched no index."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = 'tickets_ticket'")
        updates, light = cursor.fetchone()
    return updates, light


def test_a_change_of_what_no_list_is_ordered_by_touches_no_index(alice: User) -> None:
    ticket = factories.ticket()
    before = written()
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), add=["recall"])
    services.update_ticket(ticket=ticket, actor=Actor.of(alice), subject="Toaster")
    after = written()
    assert (after[0] - before[0], after[1] - before[1]) == (2, 2)


def test_documents_of_a_release_before_are_written_anew(other: Ticket) -> None:
    factories.ticket("Kettle", text="Made in the U.S.A.")
    SearchDocument.objects.update(words="'before':1")
    assert (services.index_search(), found("usa")) == (0, [])
    assert (services.index_search(anew=True), found("usa"), found("before")) == (4, ["Kettle"], [])


def test_what_was_stored_without_documents_gets_them_once(other: Ticket) -> None:
    file = NewFile(filename="receipt.pdf", content=b"pdf")
    factories.ticket("Kettle", text="The hinge", message={"files": [file]})
    SearchDocument.objects.all().delete()
    assert (services.index_search(), services.index_search()) == (4, 0)
    assert found("kettle hinge receipt.pdf Meg") == ["Kettle"]


def test_a_search_costs_one_statement_and_two_more_when_it_finds_nothing(
    other: Ticket, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    search.find("once in ten minutes the commonest words are learnt")
    with django_assert_max_num_queries(1):
        search.find("nothing of that kind")
    with django_assert_max_num_queries(3):
        search.find("nothnig of that knid")


def test_nobody_finds_what_they_may_not_see(alice: User, charlie: User, team: Any) -> None:
    factories.ticket("Secret", text="plastic", team=team)
    for words, reader, count in (("plastic", alice, 1), ("plastic", charlie, 0), ("secrte", charlie, 0)):
        assert visible_to(reader).filter(search.find(words).where).count() == count
