"""Macros on the ticket and in the inbox, without script: chosen, looked at, pressed, and taken back."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.macros.models import MacroUse
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.services import mark_complaint, save_draft, update_ticket
from helpdesk.tickets.words import NewFile
from tests import factories
from tests.helpdesk.macros.makers import macro
from tests.helpdesk.rules.makers import words_of

pytestmark = pytest.mark.django_db
MANY = "/desk/macros/many/"


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def of(ticket: Ticket, *pk: int) -> str:
    return f"/desk/tickets/{ticket.number}/macros/" + "".join(f"{key}/" for key in pk)


def press(client: Client, ticket: Ticket, pk: int, **fields: Any) -> str:
    """Press as the page that was looked at does; returns the page that follows, in words."""
    page = client.get(of(ticket, pk)).content.decode()
    kept = dict(re.findall(r'name="(press|seen_version)"\s+value="([^"]+)"', page))
    return page_after(client, of(ticket, pk), kept | fields)


def page_after(client: Client, path: str, data: dict[str, Any]) -> str:
    return str(client.post(path, data, follow=True).content.decode())


def undo_address(page: str) -> str:
    return "/desk/macros/undo/" + page.split('action="/desk/macros/undo/', 1)[1].split('"', 1)[0]


def test_one_chooses_from_those_that_are_ones_to_use(as_alice: Client, charlie: User, ticket: Ticket) -> None:
    macro("Shared", {"priority": "high"})
    macro("Hidden", owner=charlie)
    html = as_alice.get(of(ticket)).content.decode()
    assert "Shared" in html
    assert "Set the priority to High" in html
    assert "Hidden" not in html
    assert "<html" not in as_alice.get(of(ticket), headers={"HX-Request": "true"}).content.decode()


def test_a_look_says_what_would_happen_and_a_press_does_it_and_offers_undo(as_alice: Client, ticket: Ticket) -> None:
    row = macro("Refund", {"priority": "high", "note": "Paid.", "status": "open"})
    looked = words_of(as_alice.get(of(ticket, row.pk)).content.decode())
    assert "Set the priority Normal → High" in looked
    assert "Add a private note Paid." in looked
    ticket.refresh_from_db()
    assert ticket.priority == "normal"
    page = press(as_alice, ticket, row.pk)
    assert f"“Refund” on #{ticket.number}: 3 changes." in words_of(page)
    ticket.refresh_from_db()
    assert ticket.priority == "high"
    after = page_after(as_alice, undo_address(page), {})
    ticket.refresh_from_db()
    assert ticket.priority == "normal"
    assert "Taken back." in words_of(after)


def test_a_press_that_a_guard_refuses_says_why_and_changes_nothing(
    as_alice: Client, alice: User, ticket: Ticket
) -> None:
    mark_complaint(ticket=ticket, actor=Actor.of(alice))
    row = macro("Done", {"status": "resolved", "priority": "low"})
    looked = as_alice.get(of(ticket, row.pk)).content.decode()
    assert "A part of it cannot be done" in looked
    assert "Apply" not in words_of(looked.split("<main", 1)[1])
    page = page_after(as_alice, of(ticket, row.pk), {})
    assert "Nothing was changed. Set the status: Not resolved: Choose the cause" in words_of(page)
    ticket.refresh_from_db()
    assert ticket.priority == "normal"


def test_what_changed_since_one_looked_is_not_pressed(as_alice: Client, alice: User, ticket: Ticket) -> None:
    row = macro()
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="low")
    page = page_after(as_alice, of(ticket, row.pk), {"seen_version": "1"})
    assert "Somebody changed this ticket meanwhile" in page
    assert not MacroUse.objects.exists()


def test_the_second_of_two_presses_does_nothing(as_alice: Client, ticket: Ticket) -> None:
    row, key = macro("Note", {"note": "Once."}), "3f6c1c52-5a0e-4b7b-9a53-2b5f0f7f7b10"
    for _ in range(2):
        page_after(as_alice, of(ticket, row.pk), {"press": key})
    assert ticket.messages.filter(direction="note").count() == 1


def test_undo_says_that_somebody_changed_it_since_and_takes_nothing_back(
    as_alice: Client, bob: User, ticket: Ticket
) -> None:
    page = press(as_alice, ticket, macro("Note", {"note": "Hm.", "priority": "low"}).pk)
    update_ticket(ticket=ticket, actor=Actor.of(bob), priority="urgent")
    after = words_of(page_after(as_alice, undo_address(page), {}))
    assert f"Changed since, and so left as it is: #{ticket.number}. Nothing was taken back there." in after
    assert ticket.messages.filter(direction="note", delivery="").count() == 0
    assert ticket.messages.filter(direction="note").exclude(delivery="withdrawn").count() == 1


def test_undo_of_somebody_else_is_404_and_works_once(as_alice: Client, bob: User, ticket: Ticket) -> None:
    address = undo_address(press(as_alice, ticket, macro().pk))
    other = Client()
    other.force_login(bob)
    assert other.post(address).status_code == 404
    as_alice.post(address)
    assert as_alice.post(address).status_code == 404


def test_a_saved_reply_is_put_behind_what_one_writes_with_its_files_and_never_sent(
    as_alice: Client, alice: User, ticket: Ticket
) -> None:
    reply = save_saved_reply(
        reply=SavedReply(),
        name="Thanks",
        body="Hi {{ customer.name }}.",
        language="en",
        files=[NewFile(filename="form.pdf", content=b"%PDF")],
        by=None,
    )
    save_draft(ticket=ticket, user=alice, body="My words.", cc="joe@example.org")
    page = press(as_alice, ticket, macro("Thanks", {}, reply=reply).pk)
    draft = Draft.objects.get()
    assert (draft.body, draft.cc, draft.begun_with) == (
        "My words.\n\nHi Meg O’Dowd.",
        "joe@example.org",
        reply.pk,
    )
    assert draft.files.count() == 1
    assert not ticket.messages.filter(direction="out").exists()
    assert "Taken back." in words_of(page_after(as_alice, undo_address(page), {}))
    draft.refresh_from_db()
    assert (draft.body, draft.cc, draft.begun_with, draft.files.count()) == ("My words.", "joe@example.org", None, 0)


def thanked(ticket: Ticket, client: Client, text: str = "Thank you.") -> str:
    """Press a macro that brings words; the address of its Undo."""
    reply = SavedReply.objects.create(name="Thanks", body=text)
    return undo_address(press(client, ticket, macro("Thanks", {"tag": "thanked"}, reply=reply).pk))


def test_undo_takes_words_back_that_stand_alone_and_leaves_no_draft(as_alice: Client, ticket: Ticket) -> None:
    as_alice.post(thanked(ticket, as_alice))
    assert not Draft.objects.exists()


def test_undo_leaves_what_was_written_around_the_words(as_alice: Client, ticket: Ticket) -> None:
    address = thanked(ticket, as_alice)
    told = page_after(as_alice, address, {"body": "Hello,\r\n\r\nThank you.\r\n\r\nSo long.", "kind": "reply"})
    assert Draft.objects.get().body == "Hello,\n\nSo long."
    assert "and stay" not in words_of(told)


def test_words_that_were_changed_since_stay_and_undo_says_so(as_alice: Client, alice: User, ticket: Ticket) -> None:
    address = thanked(ticket, as_alice)
    save_draft(ticket=ticket, user=alice, body="Thank you. And sorry.")
    told = words_of(page_after(as_alice, address, {}))
    assert "Taken back. The words in the composer were changed since, and stay." in told
    assert Draft.objects.get().body == "Thank you. And sorry."
    assert not ticket.tags.exists()


def test_after_words_were_put_one_goes_on_in_the_composer(as_alice: Client, ticket: Ticket) -> None:
    reply = SavedReply.objects.create(name="Thanks", body="Thank you.")
    for row, end in ((macro("Thanks", {}, reply=reply), "#composer-body"), (macro("Hold"), "")):
        assert as_alice.post(of(ticket, row.pk)).url == f"/desk/tickets/{ticket.number}/{end}"  # type: ignore[attr-defined]


def test_what_stands_in_the_composer_is_newer_than_the_draft(as_alice: Client, alice: User, ticket: Ticket) -> None:
    reply = SavedReply.objects.create(name="Thanks", body="Thank you.")
    save_draft(ticket=ticket, user=alice, body="Old.")
    press(as_alice, ticket, macro("Thanks", {}, reply=reply).pk, body="New.", kind="note", cc="", bcc="")
    draft = Draft.objects.get()
    assert (draft.body, draft.kind) == ("New.\n\nThank you.", "note")


def test_a_ticket_that_goes_to_another_team_leads_to_the_inbox_and_comes_back(as_alice: Client, ticket: Ticket) -> None:
    other = factories.team("Other")
    page = press(as_alice, ticket, macro("Away", {"team": str(other.pk)}).pk)
    assert "went to another team" in page
    page_after(as_alice, undo_address(page), {})
    ticket.refresh_from_db()
    assert ticket.team != other


def test_tickets_and_macros_of_others_are_404(as_alice: Client, charlie: User, ticket: Ticket) -> None:
    hidden, row = factories.ticket(team=factories.team("Other")), macro("Own", owner=charlie)
    shared = macro("Shared")
    for path in (of(hidden), of(hidden, shared.pk), of(ticket, row.pk)):
        assert as_alice.get(path).status_code == 404
    assert as_alice.post(of(hidden, shared.pk)).status_code == 404


def test_all_selected_tickets_are_pressed_told_in_words_and_taken_back(
    as_alice: Client, alice: User, team: Team
) -> None:
    tickets = [factories.ticket(team=team) for _ in range(4)]
    mark_complaint(ticket=tickets[1], actor=Actor.of(alice))
    update_ticket(ticket=tickets[2], actor=Actor.of(alice), status="resolved")
    hidden = factories.ticket(team=factories.team("Other"))
    numbers = [ticket.number for ticket in (*tickets, hidden)]
    page = page_after(as_alice, MANY, {"ticket": numbers, "macro": macro("Done", {"status": "resolved"}).pk})
    told = words_of(page)
    assert "“Done”: 2 changed, 1 was like that already, 1 refused." in told
    assert f"#{tickets[1].number}: Set the status: Not resolved:" in told
    assert Ticket.objects.filter(status="resolved").count() == 3
    assert "Taken back on 2 tickets." in words_of(page_after(as_alice, undo_address(page), {}))
    assert Ticket.objects.filter(status="resolved").count() == 1


def test_without_script_many_are_chosen_for_on_a_page_of_its_own(as_alice: Client, ticket: Ticket) -> None:
    macro("Hold")
    html = as_alice.post(MANY, {"ticket": [ticket.number]}).content.decode()
    assert f'name="ticket" value="{ticket.number}"' in html
    assert "Hold" in html
    assert "Choose tickets first" in page_after(as_alice, MANY, {"macro": "1"})
    assert "<html" not in as_alice.get(MANY, headers={"HX-Request": "true"}).content.decode()


def test_a_saved_reply_goes_into_no_composer_of_many(as_alice: Client, ticket: Ticket) -> None:
    reply = SavedReply.objects.create(name="Thanks", body="Thank you.")
    row = macro("Thanks", {}, reply=reply)
    page = page_after(as_alice, MANY, {"ticket": [ticket.number], "macro": row.pk})
    assert "1 was like that already" in words_of(page)
    assert not Draft.objects.exists()


def test_the_lists_to_choose_from_cost_the_same_however_long(
    as_alice: Client, ticket: Ticket, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        macro(f"M{number}", {"team": str(team.pk), "assignee": "in_turn"})
    as_alice.get(of(ticket))
    with django_assert_max_num_queries(13):
        as_alice.get(of(ticket))
