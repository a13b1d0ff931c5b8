"""A collaborator reads the tickets of their teams and writes private notes; no page shows them what they may not do."""

import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from helpdesk.people.access import assignees, here_of, leads_of
from helpdesk.people.models import Role, Team, TeamMembership, User
from helpdesk.people.services.absences import set_absence
from helpdesk.people.services.api_tokens import issue_api_token
from helpdesk.people.services.staff import change_person
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Direction, Message, Task, Ticket
from helpdesk.tickets.services import add_task, take_over_leavers
from helpdesk.web import shop_time
from tests import factories
from tests.security.addresses import every_address
from tests.security.forms_of import forms_of
from tests.security.test_permission_table import needed
from tests.security.world import World

LINK = re.compile(r'(?:href|hx-get|action|formaction|hx-post|data-draft|data-files)="(/desk/[^"#]*)')


@pytest.fixture
def cora(team: Team) -> User:
    return factories.user("Cora", role=Role.COLLABORATOR, teams=(team,))


@pytest.fixture
def ticket(team: Team, alice: User) -> Ticket:
    return factories.ticket("Lid cracked", team=team, assignee=alice)


@pytest.fixture
def signed_in(client: Client, cora: User) -> Client:
    client.force_login(cora)
    return client


def permission_of(path: str) -> object:
    return getattr(resolve(path.partition("?")[0]).func, "permission", None)


def seen(client: Client, first: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, with what it says, each address once whatever follows its question mark."""
    left, known = [first], {first}
    while left:
        path = left.pop()
        answer = client.get(path.replace("&amp;", "&"), follow=True)
        assert answer.status_code in (200, 405), path
        html = "" if answer.streaming else answer.content.decode()
        yield path, html
        for link in LINK.findall(html):
            if link.partition("?")[0] not in known:
                known.add(link.partition("?")[0])
                left.append(link)


@pytest.mark.heavy
def test_no_link_button_or_form_leads_where_they_may_not_go(world: World, client: Client) -> None:
    cora = factories.user("Cora", role=Role.COLLABORATOR, teams=(world.team,))
    Task.objects.update(assignee=cora)
    client.force_login(cora)
    pages = dict(seen(client, "/desk/tickets/?view=all"))
    closed = {
        f"{page}: {link}"
        for page, html in pages.items()
        for link in LINK.findall(html)
        if (needed := permission_of(link)) and not cora.may(needed)  # type: ignore[arg-type]
    }
    assert closed == set()
    assert f"/desk/tickets/{world.ticket.number}/" in " ".join(pages)


def test_tickets_of_their_teams_and_no_others(signed_in: Client, ticket: Ticket) -> None:
    others = [factories.ticket("No team yet"), factories.ticket("Of another", team=factories.team("Returns"))]
    words = signed_in.get("/desk/tickets/?view=all").text
    assert "Lid cracked" in words
    assert [signed_in.get(f"/desk/tickets/{one.number}/").status_code for one in others] == [404, 404]


def test_they_write_private_notes(signed_in: Client, ticket: Ticket, cora: User) -> None:
    signed_in.post(f"/desk/tickets/{ticket.number}/reply/", {"kind": "note", "body": "The lid is in stock."})
    note = Message.objects.get(direction=Direction.NOTE)
    assert (note.author_user, note.body_text) == (cora, "The lid is in stock.")


@pytest.mark.parametrize("sent", [{"kind": "reply"}, {}, {"kind": "nonsense"}])
def test_they_send_nothing_to_customers(signed_in: Client, ticket: Ticket, sent: dict[str, str]) -> None:
    answer = signed_in.post(f"/desk/tickets/{ticket.number}/reply/", {"body": "Hello", **sent})
    assert (answer.status_code, Message.objects.exclude(direction=Direction.IN).exists()) == (403, False)


def test_what_they_begin_is_the_draft_of_a_note(signed_in: Client, ticket: Ticket) -> None:
    signed_in.post(f"/desk/tickets/{ticket.number}/draft/", {"kind": "reply", "body": "Hello"})
    assert ticket.drafts.get().kind == "note"


@pytest.mark.parametrize(
    "path",
    [
        *("tickets/new/", "tickets/export.csv", "customers/", "rules/", "articles/", "complaints/", "surveys/"),
        *("surveys/follow-ups/", "settings/staff/", "settings/saved-replies/", "outbox/", "quarantine/"),
    ],
)
def test_pages_beyond_their_work_are_not_theirs(signed_in: Client, path: str) -> None:
    assert signed_in.get(f"/desk/{path}").status_code == 403


def test_the_rail_has_what_they_may_open(signed_in: Client) -> None:
    words = signed_in.get("/desk/tickets/").text
    rail = words.partition('class="rail')[2].partition("</nav>")[0]
    assert [label for label in ("Inbox", "People", "Articles", "Rules", "Reports") if label in rail] == ["Inbox"]


def test_the_ticket_page_offers_a_note_alone(signed_in: Client, ticket: Ticket) -> None:
    html = signed_in.get(f"/desk/tickets/{ticket.number}/").text
    paths = {form.action.partition("?")[0] for form in forms_of(html) if form.method == "post"}
    offered = {path.removeprefix(f"/desk/tickets/{ticket.number}/") for path in paths if "/tickets/" in path}
    assert offered == {"reply/"}
    assert 'value="reply"' not in html


def test_they_finish_tasks_of_their_own_alone(signed_in: Client, ticket: Ticket, cora: User, alice: User) -> None:
    own, other = (
        add_task(ticket=ticket, title="Look", actor=Actor.of(alice), assignee=who, key=who.name)
        for who in (cora, alice)
    )
    codes = [signed_in.post(f"/desk/tasks/{task.pk}/done/").status_code for task in (own, other)]
    own.refresh_from_db()
    assert (codes, bool(own.done_at)) == ([302, 403], True)


def test_nobody_gives_them_a_ticket(cora: User, alice: User, bob: User, team: Team) -> None:
    assert cora not in assignees()
    assert here_of(team) == [alice]
    with pytest.raises(Exception, match="works here"):
        set_absence(person=alice, by=None, first_day=shop_time.today(), last_day=shop_time.today(), delegate=cora)


def test_an_agent_who_becomes_one_keeps_no_ticket(ticket: Ticket, alice: User, bob: User, team: Team) -> None:
    change_person(person=alice, by=bob, name="Alice", role=Role.COLLABORATOR, teams=[team])
    assert take_over_leavers() == 1
    ticket.refresh_from_db()
    assert ticket.assignee is None
    assert "Alice takes no tickets any more" in ticket.messages.latest("pk").body_text


def test_a_lead_by_team_who_is_a_collaborator_is_told_nothing(cora: User, team: Team) -> None:
    TeamMembership.objects.filter(user=cora).update(is_lead=True)
    assert list(leads_of(team)) == []


NOTE, REPLY = {"direction": "note", "body_text": "In stock."}, {"body_text": "Hello."}


@pytest.mark.parametrize(
    ("call", "body", "code"),
    [
        *((f"get {area}/", {}, 403) for area in ("customers", "articles", "survey-answers", "complaints", "macros")),
        ("get tickets/", {}, 200),
        ("patch tickets/{number}/", {"priority": "high"}, 403),
        ("post tickets/", {}, 403),
        ("post tickets/{number}/messages/", NOTE, 201),
        ("post tickets/{number}/messages/", REPLY, 403),
    ],
)
def test_the_api_says_the_same(ticket: Ticket, cora: User, call: str, body: dict[str, str], code: int) -> None:
    method, path = call.format(number=ticket.number).split()
    client = Client(headers={"Authorization": f"Token {issue_api_token(user=cora)}"})
    answer = client.generic(method.upper(), f"/api/v1/{path}", json.dumps(body), content_type="application/json")
    assert answer.status_code == code


def test_a_token_is_offered_for_what_they_see(signed_in: Client) -> None:
    words = signed_in.get("/desk/me/tokens/").text
    assert 'value="tickets"' in words
    assert 'value="customers"' not in words


OWN = ("people:", "mfa_", "settings", "reports", "notifications:")
"""One's own account, what one is told of, and the first pages of areas, which lead where somebody may go."""
READ = {
    f"tickets:{name}"
    for name in (
        *("inbox", "fresh", "detail", "message_body", "attachment", "on_file", "orders", "past", "writers"),
        *("reply", "draft", "files", "insert", "asked", "tasks", "finish_task", "reopen_task"),
    )
} | {"escalation:panel"}
"""Tickets to read, notes to write, and tasks of one's own."""


def test_every_other_page_of_the_desk_names_what_opens_it(world: World) -> None:
    """A new page is a collaborator's too unless a permission says whose it is."""
    open_ones = {address.name for address in every_address() if address.is_desk and not needed(address, world)}
    assert {name for name in open_ones if not name.startswith(OWN)} == READ
