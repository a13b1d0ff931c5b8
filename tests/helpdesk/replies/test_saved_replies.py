"""Saved replies are written, changed, put away and brought back by those whose they are, and offered to nobody else."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import escape

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import HIDDEN
from helpdesk.people.belongings import belongings
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.teams import archive_team
from helpdesk.replies.access import for_rules, visible_to
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.filled import FillsIn
from helpdesk.replies.services import save_saved_reply
from helpdesk.replies.services.greetings import greets_nobody
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/saved-replies/"
TYPED = {"name": "Refund", "folder": "Money", "language": "en", "group": "me", "body": "Hi {{ customer.name }}, done."}


@pytest.fixture
def lead(team: Team) -> User:
    return factories.user("Lea", role=Role.LEAD, teams=(team,))


@pytest.fixture
def ticket(team: Team) -> Ticket:
    return factories.ticket(team=team)


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def as_lead(client: Client, lead: User) -> Client:
    client.force_login(lead)
    return client


def saved(name: str = "Thanks", body: str = "Thank you.", **fields: object) -> SavedReply:
    return SavedReply.objects.create(name=name, body=body, **fields)


def names(user: User) -> set[str]:
    return set(visible_to(user).values_list("name", flat=True))


def test_one_sees_ones_own_those_of_ones_teams_and_those_for_everybody(alice: User, charlie: User, team: Team) -> None:
    saved("All")
    saved("Team", team=team)
    saved("Own", owner=alice)
    assert (names(alice), names(charlie)) == ({"All", "Team", "Own"}, {"All"})


def test_the_composer_offers_those_of_ones_own_in_the_customers_language_first(
    as_alice: Client, alice: User, charlie: User, ticket: Ticket
) -> None:
    ticket.requester.language = "de-AT"
    ticket.requester.save()
    saved("A", language="en")
    saved("B", language="de", owner=alice, folder="Refunds")
    saved("C", owner=charlie)
    saved("D", is_active=False)
    offered = as_alice.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"]
    assert [(row["name"], row["place"]) for row in offered] == [("B", "Refunds · German"), ("A", "English")]


@pytest.mark.parametrize(
    ("language", "body", "text"),
    [
        ("en", "Dear {{ customer.name }},\n\nthanks.", "Hello,\n\nthanks."),
        ("de-at", "Liebe/r {{customer.name}}!\n\nDanke.", "Guten Tag!\n\nDanke."),
        ("es", "Hola, {{ customer.name }}:", "Hola:"),
        ("en", "Hi {{ customer.name }}, thanks.", "Hi {{ customer.name }}, thanks."),
        ("en", "Thanks.\n{{ customer.name }},", "Thanks.\n{{ customer.name }},"),
        ("nl", "Beste {{ customer.name }},", "Beste {{ customer.name }},"),
    ],
)
def test_who_has_no_name_is_greeted_plainly(alice: User, ticket: Ticket, language: str, body: str, text: str) -> None:
    ticket.requester.name = ticket.requester.preferred_name = ""
    assert FillsIn(ticket, alice).text(body, language) == text


@pytest.mark.parametrize("name", ["O’Dowd", "Zoë 🦊", "مريم", "<b>Meg</b>"])
def test_the_name_that_somebody_prefers_stands_in_the_page_as_it_is_written(
    as_alice: Client, ticket: Ticket, name: str
) -> None:
    ticket.requester.preferred_name = name
    ticket.requester.save()
    saved(body="Hi {{ customer.name }},")
    page = as_alice.get(f"/desk/tickets/{ticket.number}/saved-replies/")
    assert page.context["replies"][0]["text"] == f"Hi {name},"
    assert escape(f"Hi {name},") in page.content.decode()


def test_rules_send_nobodys_own_and_none_that_waits_for_words(alice: User, team: Team) -> None:
    saved("All")
    saved("Team", team=team)
    saved("Own", owner=alice)
    saved("Marked", "I have [[what you did]].")
    saved("Away", is_active=False)
    assert set(for_rules().values_list("name", flat=True)) == {"All", "Team"}


def test_a_reply_waits_for_the_words_of_a_marked_place(alice: User, ticket: Ticket) -> None:
    with pytest.raises(ValidationError, match=r"your own words in place of \[\[what you did\]\]"):
        tickets.reply(ticket=ticket, body_text="I have [[what you did]].", actor=Actor.of(alice), author=alice)
    tickets.reply(ticket=ticket, body_text="See [1] and a[b[0]].", actor=Actor.of(alice), author=alice)
    assert ticket.messages.filter(direction="out").count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"name": " "},
        {"body": " \n"},
        {"body": "Hi {{ customer.shoe_size }}"},
        {"body": "Dear Customer,\n\nthank you."},
        {"language": "xx"},
        {"name": "THANKS"},
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any]) -> None:
    saved()
    typed: dict[str, Any] = {"name": "N", "body": "B", "language": "en"} | change
    with pytest.raises(ValidationError):
        save_saved_reply(reply=SavedReply(), by=None, **typed)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Dear Customer,", True),
        ("dear valued customer,", True),
        ("Dear Sir or Madam,", True),
        ("To whom it may concern:", True),
        ("Sehr geehrte Damen und Herren,", True),
        ("Estimada clienta:", True),
        ("Cher client,", True),
        ("Hi {{ customer.name }},", False),
        ("Hello,", False),
        ("Dear Customers’ Union,", False),
    ],
)
def test_a_greeting_that_could_go_to_anybody_is_found(line: str, found: bool) -> None:
    assert bool(greets_nobody(f"{line}\n\nDear customer")) is found


def test_the_same_name_may_be_somebody_elses(alice: User, charlie: User) -> None:
    for owner in (alice, charlie, None):
        save_saved_reply(reply=SavedReply(), name="Thanks", body="Thank you.", language="en", owner=owner, by=owner)
    assert SavedReply.objects.count() == 3


def test_an_agent_writes_and_changes_their_own(as_alice: Client, alice: User) -> None:
    assert as_alice.post(f"{PAGE}new/", TYPED)["Location"] == PAGE
    reply = SavedReply.objects.get()
    assert (reply.owner, reply.folder) == (alice, "Money")
    as_alice.post(f"{PAGE}{reply.pk}/", TYPED | {"body": "Done."})
    reply.refresh_from_db()
    assert (reply.body, AuditEntry.objects.filter(kind="saved_reply").count()) == ("Done.", 2)


def test_the_audit_log_keeps_that_ones_own_changed_and_none_of_its_words(alice: User) -> None:
    typed: dict[str, Any] = {"name": "Own", "language": "en", "owner": alice, "by": alice}
    reply = save_saved_reply(reply=SavedReply(), body="Between us.", **typed)
    save_saved_reply(reply=reply, body="Still between us.", **typed)
    save_saved_reply(reply=reply, body="For all of us.", **typed | {"owner": None})
    kept = [entry.changes["body"] for entry in AuditEntry.objects.order_by("pk")]
    assert kept == [[None, HIDDEN], [HIDDEN, HIDDEN], [HIDDEN, "For all of us."]]


@pytest.mark.parametrize("group", ["all", "team"])
def test_an_agent_writes_none_for_others(as_alice: Client, team: Team, group: str) -> None:
    answer = as_alice.post(f"{PAGE}new/", TYPED | {"group": str(team.pk) if group == "team" else group})
    assert (answer.status_code, SavedReply.objects.count()) == (422, 0)
    assert "Refund" in answer.content.decode()


def test_an_agent_changes_none_of_others_and_does_not_find_those_of_one_person(
    as_alice: Client, charlie: User, team: Team
) -> None:
    rows = [saved("All"), saved("Team", team=team), saved("Own", owner=charlie)]
    assert [as_alice.get(f"{PAGE}{row.pk}/").status_code for row in rows] == [403, 403, 404]
    assert [as_alice.post(f"{PAGE}{row.pk}/archive/").status_code for row in rows] == [403, 403, 404]


def test_a_lead_writes_for_a_team_and_for_everybody(as_lead: Client, team: Team) -> None:
    as_lead.post(f"{PAGE}new/", TYPED | {"group": str(team.pk)})
    as_lead.post(f"{PAGE}new/", TYPED | {"group": "all"})
    assert {(row.team, row.owner) for row in SavedReply.objects.all()} == {(team, None), (None, None)}


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(as_lead: Client) -> None:
    saved("refund")
    answer = as_lead.post(f"{PAGE}new/", TYPED | {"group": "all"})
    assert answer.status_code == 422
    assert "of this name already" in answer.content.decode()
    assert TYPED["body"] in answer.content.decode()


def test_a_preview_is_filled_in_as_the_composer_does_and_saves_nothing(as_alice: Client, ticket: Ticket) -> None:
    body = "Hi {{ customer.name }}, {{ order.number }}: [[what you did]]. {{ agent.name }}"
    typed = TYPED | {"name": "", "body": body, "number": str(ticket.number), "preview": "1"}
    shown = as_alice.post(f"{PAGE}new/", typed).context["preview"]
    assert shown["text"] == "Hi Meg O’Dowd, {{ order.number }}: [[what you did]]. Alice"
    assert shown["left"] == ["{{ order.number }}", "[[what you did]]"]
    assert not SavedReply.objects.exists()


@pytest.mark.parametrize("number", ["", "999999", "x", "9" * 30])
def test_a_preview_on_a_ticket_that_one_does_not_see_is_refused(as_alice: Client, number: str, ticket: Ticket) -> None:
    answer = as_alice.post(f"{PAGE}new/", TYPED | {"number": number, "preview": "1"})
    assert answer.status_code == 422
    assert "number" in answer.context["form"].errors


def test_put_away_it_is_offered_nowhere_until_it_is_brought_back(as_lead: Client, ticket: Ticket) -> None:
    reply = saved()
    answer = as_lead.post(f"{PAGE}{reply.pk}/archive/", follow=True).content.decode()
    assert f"{PAGE}{reply.pk}/restore/" in answer
    assert not as_lead.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"]
    assert "Thanks" in as_lead.get(f"{PAGE}?state=away").content.decode()
    as_lead.post(f"{PAGE}{reply.pk}/restore/")
    assert as_lead.get(f"/desk/tickets/{ticket.number}/saved-replies/").context["replies"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=PARCEL", {"Parcel"}),
        ("q=thank", {"Thanks"}),
        ("folder=Post", {"Parcel"}),
        ("language=de", {"Danke"}),
        ("group=me", {"Danke"}),
        ("group=team", {"Parcel"}),
        ("group=all", {"Thanks"}),
        ("folder=none&language=&page=7", {"Thanks", "Parcel", "Danke"}),
    ],
)
def test_the_list_is_narrowed(as_alice: Client, alice: User, team: Team, asked: str, found: set[str]) -> None:
    saved("Thanks", "Thank you.")
    saved("Parcel", "On its way.", folder="Post", team=team)
    saved("Danke", "Danke.", language="de", owner=alice)
    assert {row.name for row, *_ in as_alice.get(f"{PAGE}?{asked}").context["rows"]} == found


def test_many_saved_replies_cost_no_more_statements(
    as_alice: Client, team: Team, django_assert_max_num_queries: object
) -> None:
    for number in range(60):
        saved(f"Reply {number}", team=team)
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert len(as_alice.get(PAGE).context["rows"]) == 50


def test_when_a_team_is_put_away_the_other_gets_what_it_does_not_have(team: Team, bob: User) -> None:
    other = factories.team("Returns")
    saved("Ours", team=team)
    saved("Both", team=team)
    saved("both", team=other)
    archive_team(team=team, to=other, by=bob)
    assert set(SavedReply.objects.values_list("name", "team")) == {
        ("Ours", other.pk), ("Both", team.pk), ("both", other.pk),
    }  # fmt: skip


def test_without_an_heir_somebodys_own_replies_stay_theirs(alice: User) -> None:
    reply = save_saved_reply(reply=SavedReply(), name="Returns", body="Here.", language="en", owner=alice, by=alice)
    (own,) = [belonging for belonging in belongings() if belonging.key == "own_replies"]
    own.hand_over(alice, None, None)
    reply.refresh_from_db()
    assert reply.owner == alice
