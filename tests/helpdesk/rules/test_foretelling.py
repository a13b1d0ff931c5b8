"""What rules would do with a message is what they then do, and foretelling it leaves nothing behind."""

from typing import Any

import pytest
from django.db import connection

from helpdesk.people.models import Team
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.foretelling.walk import Foretold, foretell, in_place
from helpdesk.rules.models import Rule
from helpdesk.rules.queries.order import candidates_of, rules_on
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts.catalogue import catalogue
from helpdesk.tickets.facts.read import of_tickets
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db
WORDS = "The lid broke, I want a refund."


def foretold(text: str = WORDS, occasion: str = "created", **values: str) -> Foretold:
    words = Vocabulary(catalogue())
    facts = GivenMessage(text, "elena@example.net", occasion, values).facts(words.fields)
    return foretell(in_place(candidates_of(rules_on()), None), facts, occasion, words.choices)


def several_rules(team: Team) -> list[Rule]:
    return [
        rule("Route", one("text", "contains", "lid"), do={"team": str(team.pk), "tag": "lids"}, trigger="created"),
        rule("Routed", one("team", "not_empty"), do={"priority": "low"}, trigger="created"),
        rule("Elsewhere", one("subject", "contains", "nothing"), do={"priority": "urgent"}, trigger="both"),
        rule("Refund", one("text", "contains", "refund"), do={"priority": "high"}, trigger="both"),
        rule("Woken", one("tags", "any", "lids"), do={"tag": "seen"}, trigger="changed"),
    ]


def test_it_foretells_what_rules_then_do(team: Team) -> None:
    rules = several_rules(team)
    said = foretold(subject="A lid")
    ticket = factories.ticket(text=WORDS, subject="A lid")
    done = [run.rule_id for run in ran(ticket) if run.matched]
    assert [turn.candidate.rule_id for turn in said.turns if turn.matched] == done
    after = of_tickets([ticket.pk])[ticket.pk]
    assert {key: said.after.value(key) for key in ("team", "priority", "tags")} == {
        key: after.value(key) for key in ("team", "priority", "tags")
    }
    assert said.matched(rules[4].pk)


def test_a_rule_that_changes_anothers_work_is_named(team: Team) -> None:
    routed, refund = several_rules(team)[1::2]
    turn = foretold().first(refund.pk)
    assert turn is not None
    assert [earlier.rule_id for earlier in turn.overrules] == [routed.pk]


def test_two_rules_that_each_add_a_tag_do_not_overrule_each_other() -> None:
    rule("One", do={"tag": "one"})
    second = rule("Two", do={"tag": "two"})
    turn = foretold().first(second.pk)
    assert turn is not None
    assert turn.overrules == ()


def test_behind_a_rule_that_stops_none_is_asked() -> None:
    rule("Stop", stop=True)
    later = rule("Later", do={"tag": "later"})
    turn = foretold().first(later.pk)
    assert turn is not None
    assert turn.step is None
    assert foretold().after.value("tags") == ()


def test_rules_hear_of_what_they_listen_for_alone() -> None:
    new, changed = rule("New", trigger="created"), rule("Changed", do={"tag": "x"}, trigger="changed")
    assert foretold(occasion="wrote").first(new.pk) is None
    assert foretold(occasion="wrote").matched(changed.pk)


def test_what_is_left_empty_is_as_on_a_new_ticket() -> None:
    facts = GivenMessage("Hello").facts(catalogue())
    ticket = factories.ticket(text="Hello", subject="")
    stored = of_tickets([ticket.pk])[ticket.pk]
    keys = ("status", "priority", "team", "tags", "is_complaint", "impact", "product")
    assert {key: facts.value(key) for key in keys} == {key: stored.value(key) for key in keys}


def rows_and_sequences() -> dict[str, Any]:
    """What each table holds, as a count and a sum, and where each sequence is."""
    with connection.cursor() as cursor:
        found: dict[str, Any] = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*), coalesce(sum(hashtext(t::text)), 0) FROM "{name}" t')
            found[name] = cursor.fetchone()
        cursor.execute("SELECT schemaname || '.' || sequencename, last_value FROM pg_sequences")
        return found | dict(cursor.fetchall())


def test_nothing_of_it_is_stored(team: Team) -> None:
    several_rules(team)
    rule("Give", do={"assignee": "in_turn", "note": "A note", "task": "3|Call"})
    foretold()
    before = rows_and_sequences()
    assert foretold().changes
    assert rows_and_sequences() == before
