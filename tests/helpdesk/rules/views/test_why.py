"""“Why is this here?”: for those who may see the ticket, with words that matched and reasons that failed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from helpdesk.people.models import Team, User
from helpdesk.rules.queries.why import why
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule, words_of

pytestmark = pytest.mark.django_db


def panel(client: Client, user: User, ticket: Ticket) -> tuple[int, str]:
    client.force_login(user)
    answer = client.get(reverse("rules:why", args=[ticket.number]))
    return answer.status_code, words_of(answer.content.decode())


def test_rules_that_acted_show_words_and_effects(client: Client, alice: User, team: Team) -> None:
    rule("Lids", one("text", "contains", "lid"), do={"team": str(team.pk), "priority": "high"})
    ticket = factories.ticket(text="My lid <b>broke</b>")
    ran(ticket)
    status, html = panel(client, alice, ticket)
    assert status == 200
    assert f"{team.name}, High – “lid”" in html
    assert "My lid <b>broke</b>" in html
    assert "· v1 ·" in html


def test_rules_that_did_not_match_say_why_not(client: Client, alice: User) -> None:
    rule("Phone", one("channel", "is", "phone"), one("text", "contains", "lid"))
    ticket = factories.ticket(text="The lid")
    ran(ticket)
    _, html = panel(client, alice, ticket)
    assert "Rules that did not match (1)" in html
    assert "The channel is Phone. It was" in html
    assert "E-mail" in html
    assert "The message contains" not in html


def test_words_of_the_customer_have_their_own_direction(client: Client, alice: User) -> None:
    rule("Phone", one("channel", "is", "phone"), one("text", "contains", "غلاية"))
    rule("Kettle", one("text", "contains", "غلاية"))
    ticket = factories.ticket(text="غلاية مكسورة (1)")
    ran(ticket)
    client.force_login(alice)
    html = client.get(reverse("rules:why", args=[ticket.number])).content.decode()
    assert html.count("<q") == html.count('<q dir="auto">') > 0


def test_who_was_chosen_and_what_failed_is_said(client: Client, alice: User, team: Team) -> None:
    rule("Turns", do={"team": str(team.pk), "assignee": "in_turn"})
    ticket = factories.ticket()
    ran(ticket)
    assert "Given to Alice: next in turn of 1 in" in panel(client, alice, ticket)[1]


def test_another_teams_ticket_is_not_there(client: Client, charlie: User, bob: User, team: Team) -> None:
    ticket = factories.ticket(team=team)
    assert panel(client, charlie, ticket)[0] == 404
    status, html = panel(client, bob, ticket)
    assert (status, "No rule has looked at this ticket." in html) == (200, True)


def test_without_script_it_is_a_page(client: Client, alice: User) -> None:
    ticket = factories.ticket()
    client.force_login(alice)
    assert b"<h1>Why is this here?</h1>" in client.get(reverse("rules:why", args=[ticket.number])).content


def test_what_was_seen_is_told_in_the_readers_language() -> None:
    rule("Far", one("channel", "is", "phone"))
    rule("Harm", one("is_complaint", "yes"))
    ticket = factories.ticket()
    ran(ticket)

    def seen() -> list[str]:
        return [told.conditions[0].pieces[0][0] for told in why(ticket).unmatched]

    assert seen() == ["E-mail", "no"]
    with override("de"):
        assert seen() == ["E-Mail", "nein"]
