"""Rules and macros tell colleagues of a ticket: whom they name, once, and nobody who does not see it."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from helpdesk.macros.services import press_macro
from helpdesk.notifications.kinds import Way
from helpdesk.notifications.models import Notice
from helpdesk.people.models import Role, Team, User
from helpdesk.rules import known
from helpdesk.rules.outcome_words import done_words
from helpdesk.rules.run import run_rules
from helpdesk.rules.services import name_another, rules_that_name, switch_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import update_ticket
from tests import factories
from tests.helpdesk.macros.makers import macro
from tests.helpdesk.notifications.makers import choose, mails, words
from tests.helpdesk.rules.makers import ran, rule

pytestmark = pytest.mark.django_db


def told() -> set[str]:
    return {row.user.name for row in Notice.objects.filter(kind="rule").select_related("user")}


def test_the_bell_and_the_mail_name_the_rule_and_the_ticket(team: Team, alice: User) -> None:
    rule("Refunds", do={"notify": f"user:{alice.pk}"})
    known.kept.forget()
    ticket = factories.ticket(team=team)
    (run,) = ran(ticket)
    assert words(alice) == [f"The rule “Refunds” tells you of #{ticket.number}"]
    assert done_words(run.done[0]) == "Told Alice"
    assert f"#{ticket.number}" in mails(alice)[0].text


def test_each_group_is_told(team: Team, alice: User, bob: User) -> None:
    dana = factories.user("Dana", role=Role.LEAD, teams=(team,))
    ticket = update_ticket(ticket=factories.ticket(team=team), actor=Actor.system(), assignee=alice)
    groups = {
        "owner": {"Alice"},
        "team": {"Alice", "Dana"},
        f"team:{team.pk}": {"Alice", "Dana"},
        "leads": {"Dana"},
        "role:manager": {"Bob"},
        "rule_owner": {"Dana"},
    }
    for number, (value, names) in enumerate(groups.items()):
        made = rule(f"Tell {value}", do={"notify": value}, author=dana, trigger="changed")
        run_rules(ticket_id=ticket.pk, moments=["changed"], event_id=number + 10**9)
        assert told() == names, value
        switch_rule(rule=made, on=False)
        Notice.objects.all().delete()


def test_one_event_tells_once_and_the_next_one_again(team: Team, alice: User) -> None:
    rule("Watch", do={"notify": f"user:{alice.pk}"}, trigger="changed")
    ticket = factories.ticket(team=team)
    for priority in ("high", "low"):
        update_ticket(ticket=ticket, actor=Actor.system(), priority=priority)
        ran(ticket)
    assert Notice.objects.get(kind="rule").count == 2


def test_who_does_not_see_the_ticket_or_wants_no_word_is_not_told(team: Team, alice: User, charlie: User) -> None:
    choose(alice, rule=Way.OFF)
    rule("Watch", do={"notify": f"user:{charlie.pk}"})
    rule("Watch too", do={"notify": f"user:{alice.pk}"})
    runs = ran(factories.ticket(team=team))
    assert {done_words(run.done[0])[:11] for run in runs} == {"Told nobody"}


def test_a_macro_tells_in_the_name_of_whoever_presses(team: Team, alice: User) -> None:
    dana = factories.user("Dana", teams=(team,))
    ticket = factories.ticket(team=team)
    row = macro("Ask the team", do={"notify": "team"})
    press_macro(macro=row, ticket=ticket, person=alice, key=uuid.uuid4())
    assert (words(dana), words(alice)) == ([f"Alice tells you of #{ticket.number}"], [])


def test_a_macro_has_no_owner_of_the_rule() -> None:
    with pytest.raises(ValidationError, match="from the list"):
        macro("Ask", do={"notify": "rule_owner"})


def test_whoever_leaves_is_told_no_more_and_somebody_else_is(alice: User, bob: User) -> None:
    made = rule("Watch", do={"notify": f"user:{alice.pk}", "tag": "seen"})
    assert list(rules_that_name(alice)) == [made]
    name_another(rule=made, person=alice, to=bob, by=None)
    made.refresh_from_db()
    assert made.version is not None
    assert made.version.actions[0] == {"do": "notify", "value": f"user:{bob.pk}"}
    name_another(rule=made, person=bob, to=None, by=None)
    made.refresh_from_db()
    assert made.version.actions == [{"do": "tag", "value": "seen"}]
