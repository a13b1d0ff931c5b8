"""The ticket's menus."""

from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


def change(client: Client, ticket: Ticket, **data: Any) -> Any:
    return client.post(f"/desk/tickets/{ticket.number}/change/", data, follow=True)


@pytest.mark.parametrize(("field", "value"), [("priority", "high"), ("status", "resolved"), ("subject", "New words")])
def test_one_field_changes_and_the_others_stay(as_alice: Client, ticket: Ticket, field: str, value: str) -> None:
    change(as_alice, ticket, **{field: value})
    ticket.refresh_from_db()
    assert getattr(ticket, field) == value
    assert ticket.team is not None


def test_taking_and_giving_back(as_alice: Client, alice: User, ticket: Ticket) -> None:
    change(as_alice, ticket, assignee=alice.pk)
    ticket.refresh_from_db()
    assert (ticket.assignee, ticket.status) == (alice, "open")
    change(as_alice, ticket, assignee="")
    ticket.refresh_from_db()
    assert ticket.assignee is None


def test_tags_come_and_go(as_alice: Client, ticket: Ticket) -> None:
    change(as_alice, ticket, tag_add="Recall")
    change(as_alice, ticket, tag_add="lid")
    change(as_alice, ticket, tag_remove="recall")
    assert [tag.name for tag in ticket.tags.all()] == ["lid"]


def test_a_step_that_does_not_exist_is_explained(as_alice: Client, ticket: Ticket) -> None:
    page = change(as_alice, ticket, status="closed").content.decode()
    assert "A ticket that is new cannot become closed." in page


@pytest.mark.usefixtures("cause_is_missing")
def test_what_is_missing_before_resolving_is_said(as_alice: Client, ticket: Ticket) -> None:
    assert "Choose a cause first." in change(as_alice, ticket, status="resolved").content.decode()


def test_giving_a_ticket_to_another_team_leads_back_to_the_list(as_alice: Client, ticket: Ticket) -> None:
    answer = change(as_alice, ticket, team=factories.team("Far").pk, hand_over="She waits since Monday.")
    assert answer.redirect_chain[-1][0] == "/desk/tickets/"


def test_a_ticket_becomes_a_complaint(as_alice: Client, ticket: Ticket) -> None:
    page = as_alice.post(f"/desk/tickets/{ticket.number}/complaint/", follow=True).content.decode()
    ticket.refresh_from_db()
    assert ticket.is_complaint
    assert "Mark as complaint" not in page


def test_fields_of_a_page_that_is_old_are_not_saved_over_newer_ones(
    as_alice: Client, ticket: Ticket, bob: User
) -> None:
    seen = ticket.version
    services.update_ticket(ticket=ticket, actor=Actor.of(bob), subject="Bob’s words")
    answer = change(as_alice, ticket, subject="My words", language="de", version=seen)
    ticket.refresh_from_db()
    assert (answer.status_code, ticket.subject, ticket.language) == (409, "Bob’s words", "")
    assert "You wrote: “My words”" in answer.content.decode()


def test_an_empty_subject_is_refused_and_told(as_alice: Client, ticket: Ticket) -> None:
    answer = change(as_alice, ticket, subject="  ", priority="low")
    ticket.refresh_from_db()
    assert (ticket.subject, ticket.priority) == ("Kettle lid cracked", "normal")
    assert "A ticket needs a subject." in answer.content.decode()


def test_fields_and_status_change_together_or_not_at_all(as_alice: Client, alice: User, ticket: Ticket) -> None:
    services.mark_complaint(ticket=ticket, actor=Actor.of(alice))
    change(as_alice, ticket, priority="low", status="resolved")
    ticket.refresh_from_db()
    assert (ticket.priority, ticket.status) == ("normal", "new")


@pytest.mark.parametrize("refused", [{"subject": "  "}, {"status": "closed"}, {"priority": "huge"}])
def test_what_was_typed_is_shown_again_when_any_part_is_refused(
    as_alice: Client, ticket: Ticket, refused: dict[str, str]
) -> None:
    product = factories.product()
    typed = {"subject": "My words", "language": "pt", "product": product.pk, "tag_add": "lid"} | refused
    answer = change(as_alice, ticket, **typed)
    page = answer.content.decode()
    assert (answer.status_code, ticket.activities.filter(verb="ticket.changed").exists()) == (422, False)
    assert f'value="{product.pk}" selected' in " ".join(page.split())
    assert all(f'value="{words}"' in page for words in (typed["subject"], "pt", "lid"))
