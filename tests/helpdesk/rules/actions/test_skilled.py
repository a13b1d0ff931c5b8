"""Who gets a ticket by work, limit, skill and language, with the ledger that says whom it passed over."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils.translation import override

from helpdesk.people.models import Team, User
from helpdesk.people.services.working import SkillLevel, set_working
from helpdesk.rules.ledger import ledger_lines
from helpdesk.rules.outcome_words import done_words
from helpdesk.rules.queries.why import why
from helpdesk.rules.run import run_rules
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import reply
from tests import factories
from tests.helpdesk.rules.makers import ran, rule

pytestmark = pytest.mark.django_db


def given(ticket: Ticket) -> tuple[User | None, str, list[str]]:
    done = ran(ticket)[-1].done[-1]
    return ticket.assignee, done_words(done), ledger_lines(done)


def able(person: User, *skills: SkillLevel, most_open: int | None = None) -> User:
    return set_working(person=person, by=None, skills=skills, most_open=most_open)


@pytest.fixture
def ben(team: Team) -> User:
    return factories.user("Ben", teams=(team,))


def test_the_least_weighted_work_is_chosen_and_the_ledger_says_so(team: Team, alice: User, ben: User) -> None:
    factories.ticket(team=team, assignee=ben, priority="urgent")
    for _ in range(2):
        factories.ticket(team=team, assignee=alice)
    rule("Work", do={"assignee": "weighted"})
    who, words, ledger = given(factories.ticket(team=team))
    assert (who, words) == (alice, f"Given to Alice: least weighted work of 2 in {team.name}, 2 points")
    assert ledger == ["Alice: 2 points, 2 open", "Ben: 4 points, 1 open"]


def test_what_waits_weighs_half(team: Team, alice: User) -> None:
    factories.ticket(team=team, assignee=alice, status="waiting")
    rule("Work", do={"assignee": "weighted"})
    ledger = given(factories.ticket(team=team))[2]
    assert ledger == ["Alice: 0.5 points, 1 open"]
    with override("de"):
        seen = {"who": "Ana", "points": 6.5, "open": 7, "level": 3, "passed": None}
        assert ledger_lines({"values": {"ledger": [seen]}}) == ["Ana: 6,5 Punkte, 7 offen, Fähigkeit auf Stufe 3"]


@pytest.mark.parametrize("how", ["in_turn", "lightest_load", "weighted", "last_agent"])
def test_nobody_gets_more_than_their_limit(team: Team, alice: User, ben: User, how: str) -> None:
    able(alice, most_open=1)
    factories.ticket(team=team, assignee=alice)
    rule("Work", do={"assignee": how})
    who, _, ledger = given(factories.ticket(team=team))
    assert (who, ledger[-1]) == (ben, "Alice: passed over, at the limit of 1 open tickets")


def test_where_nobody_is_free_it_waits_in_the_team_and_the_ledger_says_why(team: Team, alice: User, ben: User) -> None:
    able(alice, most_open=1)
    factories.ticket(team=team, assignee=alice)
    factories.away(ben)
    rule("Work", do={"assignee": "weighted"})
    ticket = factories.ticket(team=team)
    who, words, ledger = given(ticket)
    assert (who, ticket.team) == (None, team)
    assert words == f"Given to nobody: it waits in {team.name}, where nobody can take it now"
    assert set(ledger) == {"Alice: passed over, at the limit of 1 open tickets", "Ben: passed over, away"}


def test_a_rule_that_names_somebody_at_their_limit_gives_nothing(team: Team, alice: User) -> None:
    able(alice, most_open=1)
    factories.ticket(team=team, assignee=alice)
    rule("Named", do={"assignee": str(alice.pk)})
    assert "Alice is at the limit of 1" in given(factories.ticket(team=team))[1]


def test_who_answered_the_customer_last_gets_it_and_else_the_least_work(team: Team, alice: User, ben: User) -> None:
    rule("Known", do={"assignee": "last_agent"})
    ticket = factories.ticket(team=team)
    first = given(ticket)
    assert first[0] == alice
    reply(ticket=ticket, body_text="Hello.", actor=Actor.of(ben), author=ben)
    again = factories.ticket(team=team, requester=ticket.requester)
    assert given(again)[:2] == (ben, "Given to Ben, who answered this customer last")


def test_a_skill_at_its_level_is_asked_for(team: Team, alice: User, ben: User) -> None:
    able(alice, SkillLevel("Billing", 1))
    able(ben, SkillLevel("billing", 3))
    rule("Billing", do={"skilled": "2|skill:billing"})
    who, words, ledger = given(factories.ticket(team=team))
    assert (who, words) == (ben, "Given to Ben: billing at level 3, 0 points")
    assert ledger == ["Ben: 0 points, 0 open, skill level 3", "Alice: passed over, without the skill at this level"]


def test_who_speaks_the_language_of_the_ticket_gets_it(team: Team, alice: User, ben: User) -> None:
    able(ben, SkillLevel("de", 2, True))
    rule("Language", do={"skilled": "1|language"})
    assert given(factories.ticket(team=team, language="de"))[:2] == (ben, "Given to Ben: German at level 2, 0 points")
    assert "waits in" in given(factories.ticket(team=team, language="fr"))[1]


def test_a_skill_without_level_or_name_is_refused(alice: User) -> None:
    able(alice, SkillLevel("Billing", 1))
    for value in ("", "1|", "|skill:billing", "9|skill:billing", "1|skill:nothing"):
        with pytest.raises(ValidationError, match=r"skill|level|list|one"):
            rule("Billing", do={"skilled": value})


def test_the_panel_shows_the_ledger(client: Client, team: Team, alice: User) -> None:
    rule("Work", do={"assignee": "weighted"})
    ticket = factories.ticket(team=team)
    ran(ticket)
    assert why(ticket).matched[0].ledger == ["Alice: 0 points, 0 open"]
    client.force_login(alice)
    assert "Whom it looked at" in client.get(f"/desk/tickets/{ticket.number}/why/").text


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_give_nobody_more_than_their_limit(team: Team, alice: User) -> None:
    other = factories.team("Returns")
    other.memberships.create(user=alice)
    able(alice, most_open=1)
    rule("Work", do={"assignee": "weighted"})
    tickets = [factories.ticket(team=team), factories.ticket(team=other)]

    def work(ticket: Ticket, number: int) -> None:
        run_rules(ticket_id=ticket.pk, moments=["created"], event_id=10**9 + number)
        connection.close()

    threads = [threading.Thread(target=work, args=(ticket, number)) for number, ticket in enumerate(tickets)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Ticket.objects.filter(assignee=alice).count() == 1
