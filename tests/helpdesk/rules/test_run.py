"""Rules on live tickets: order, stop, once, errors, loops."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import Order
from helpdesk.events.deliver import drain
from helpdesk.events.models import EventRecord
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.rules import registry
from helpdesk.rules.models import RuleRun
from helpdesk.rules.outcome_words import done_words, error_words
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Done, Job
from helpdesk.rules.run import run_rules
from helpdesk.rules.services import save_rule
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.services import add_inbound, mark_complaint, reply, update_ticket
from helpdesk.tickets.words import NewMessage
from tests import factories
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db


def test_a_new_ticket_is_routed_and_the_log_names_the_rule(team: Team) -> None:
    rule("Refunds", one("text", "contains", "refund*"), do={"team": str(team.pk), "priority": "high"})
    ticket = factories.ticket(text="I want my refund.")
    (run,) = ran(ticket)
    assert (ticket.team, ticket.priority, run.matched) == (team, "high", True)
    entry = ticket.activities.filter(actor_kind="rule").first()
    assert entry is not None
    assert (entry.actor_label, entry.cause["rule"], entry.cause["version"]) == ("Refunds", run.rule_id, 1)


def test_a_run_keeps_what_each_condition_saw_and_what_was_done() -> None:
    rule("Refunds", one("text", "contains", "refund"), one("channel", "is", "phone"))
    rule("High", one("subject", "contains", "lid"))
    why_not, why = ran(factories.ticket(subject="Lid", text="A Refund, please."))
    text, channel = why_not.evaluated["items"]
    assert (why_not.matched, text["held"], text["hits"]) == (False, True, ["Refund"])
    assert (channel["held"], channel["seen"]) == (False, "E-mail")
    assert why.done == [
        {
            "action": "priority",
            "outcome": "set",
            "values": {"field": "priority", "value": "high"},
            "field": "priority",
            "old": "Normal",
            "new": "High",
        }
    ]


def test_what_was_done_and_what_went_wrong_is_said_in_the_readers_language(team: Team) -> None:
    rule("Urgent", do={"priority": "urgent", "team": str(team.pk)})
    Team.objects.update(is_active=False)
    (run,) = ran(factories.ticket())
    with override("de"):
        assert (done_words(run.done[0]), error_words(run).partition(":")[0]) == ("Dringend", "Einem Team zuweisen")


def test_a_run_from_before_shows_the_words_that_it_kept() -> None:
    assert done_words({"action": "priority", "words": "High"}) == "High"
    assert error_words(RuleRun(error="Give to a team: gone")) == "Give to a team: gone"


def test_what_went_wrong_with_an_action_that_is_gone_is_said() -> None:
    entry = {"action": "gone", "outcome": "failed", "values": {"error": "no more"}}
    assert error_words(RuleRun(error="failed", done=[entry])) == "gone: no more"


def test_later_rules_see_what_earlier_ones_did_and_may_overrule_it(team: Team) -> None:
    rule("First", do={"priority": "urgent"})
    rule("Second", one("priority", "is", "urgent"), do={"team": str(team.pk), "priority": "low"})
    ticket = factories.ticket()
    first, second = ran(ticket)
    assert (ticket.team, ticket.priority) == (team, "low")
    assert second.overruled_id == first.rule_id


def test_a_rule_that_stops_is_the_last() -> None:
    rule("First", do={"priority": "urgent"}, stop=True)
    rule("Second", do={"priority": "low"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert (ticket.priority, run.stopped) == ("urgent", True)


def test_rules_that_are_off_archived_or_for_changes_do_not_run_on_a_new_ticket() -> None:
    rule("Off", is_active=False)
    rule("Changes", trigger="changed")
    assert ran(factories.ticket()) == []


def test_an_event_is_applied_once() -> None:
    rule("Refunds", do={"tag": "seen"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert run_rules(ticket_id=ticket.pk, moments=["created"], event_id=run.event_id) == []
    assert RuleRun.objects.count() == 1


def test_a_rule_that_fails_says_so_and_holds_up_nobody(team: Team) -> None:
    rule("Broken", do={"team": str(team.pk), "tag": "kept"})
    rule("Next", do={"priority": "high"})
    Team.objects.update(is_active=False)
    ticket = factories.ticket()
    broken, following = ran(ticket)
    assert "Give to a team" in error_words(broken)
    assert [tag.name for tag in ticket.tags.all()] == ["kept"]
    assert (following.error, ticket.priority) == ("", "high")


def test_an_action_that_breaks_the_database_is_undone_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def burst(job: Job) -> Done:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return Done(RuleOutcome.COMPLAINT)

    monkeypatch.setattr(registry, "_actions", dict(registry._actions))
    registry.register_action(Action("burst", "Burst", burst, lambda v, c: "", lambda v, c: ""))
    rule("Broken", do={"burst": "", "tag": "kept"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert "division by zero" in error_words(run)
    assert [tag.name for tag in ticket.tags.all()] == ["kept"]


def test_a_customers_message_and_a_change_run_the_rules_for_changes(alice: User) -> None:
    rule("Lawyer", one("text", "contains", "lawyer"), do={"priority": "urgent"}, trigger="changed")
    ticket = factories.ticket()
    words = NewMessage(body_text="My lawyer will call you.")
    add_inbound(ticket=ticket, message=words, actor=Actor.customer(ticket.requester))
    assert [run.matched for run in ran(ticket)] == [True]
    update_ticket(ticket=ticket, actor=Actor.of(alice), add=["call"])
    assert [run.matched for run in ran(ticket)] == [True, True]


def test_a_ticket_that_becomes_a_complaint_runs_them_once_and_one_that_came_as_one_does_not(
    alice: User,
) -> None:
    rule("Complaints", one("is_complaint", "yes"), do={"tag": "sorry"}, trigger="changed")
    assert ran(factories.ticket(is_complaint=True)) == []
    ticket = factories.ticket()
    mark_complaint(ticket=ticket, actor=Actor.of(alice))
    assert [run.matched for run in ran(ticket)] == [True]


def test_what_a_rule_did_wakes_the_others_once(team: Team) -> None:
    rule("Priority", one("text", "contains", "fire"), do={"priority": "urgent"})
    rule("Safety", one("priority", "is", "urgent"), do={"team": str(team.pk)}, trigger="changed")
    ticket = factories.ticket(text="A fire!")
    assert [(run.rule.name, run.depth) for run in ran(ticket)] == [("Priority", 0), ("Safety", 1)]
    assert ticket.team == team


def test_rules_that_set_each_other_off_are_stopped_and_noted() -> None:
    rule("Up", one("priority", "is", "normal", "low"), do={"priority": "urgent"}, trigger="both")
    rule("Down", one("priority", "is", "urgent"), do={"priority": "low"}, trigger="changed")
    ticket = factories.ticket()
    runs = ran(ticket)
    assert [(run.rule.name, run.looped) for run in runs] == [
        ("Up", False),
        ("Down", False),
        ("Up", True),
    ]
    assert ticket.priority == "low"


def routing(team: Team) -> None:
    """What a shop does with a complaint about a lid: four rules, six changes."""
    rule("Lids", one("text", "contains", "lid"), do={"team": str(team.pk), "priority": "high"})
    rule("Whoever", one("team", "is", str(team.pk)), do={"assignee": "in_turn"})
    rule("Tags", one("status", "is", "open"), do={"tag": "lid, recall"})
    rule("Sorry", one("tags", "any", "recall"), do={"complaint": ""})


def test_all_that_rules_change_is_one_save_and_tells_of_itself_once(team: Team, alice: User) -> None:
    routing(team)
    ticket = factories.ticket(text="The lid")
    with CaptureQueriesContext(connection) as statements:
        runs = run_rules(ticket_id=ticket.pk, moments=["created"], event_id=EventRecord.objects.get().pk)
    saves = [each for each in statements if each["sql"].startswith('UPDATE "tickets_ticket"')]
    ticket.refresh_from_db()
    assert (ticket.team, ticket.priority, ticket.assignee, ticket.version) == (team, "high", alice, 2)
    assert ([run.matched for run in runs], len(saves)) == ([True] * 4, 1)
    told = EventRecord.objects.exclude(name="TicketCreated").values_list("name", "payload__fields")
    assert sorted(name for name, _ in told) == ["BecameComplaint", "TicketChanged"]
    assert {"team", "priority", "assignee", "status", "tags_added", "is_complaint"} in [
        set(fields or ()) for _, fields in told
    ]
    lines = ticket.activities.filter(actor_kind="rule").order_by("pk")
    assert [sorted(line.changes) for line in lines] == [
        ["priority", "team", "team_id"],
        ["assignee", "status"],
        ["tags_added"],
        ["is_complaint"],
    ]


def test_a_rule_behind_one_that_answers_finds_and_keeps_what_was_done_before() -> None:
    saved = SavedReply.objects.create(name="Thanks", body="Thank you.")
    rule("Answer", do={"priority": "high", "reply": str(saved.pk), "tag": "answered"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert (run.error, ticket.priority, ticket.messages.count()) == ("", "high", 2)
    assert [tag.name for tag in ticket.tags.all()] == ["answered"]


def test_a_failed_action_takes_back_what_it_changed_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(job: Job) -> Done:
        job.change(priority="urgent", add=["half"])
        raise ValueError("no more")

    monkeypatch.setattr(registry, "_actions", dict(registry._actions))
    registry.register_action(Action("half", "Half", half, lambda v, c: "", lambda v, c: ""))
    rule("Broken", do={"tag": "kept", "half": ""})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert ("no more" in error_words(run), ticket.priority) == (True, "normal")
    assert [tag.name for tag in ticket.tags.all()] == ["kept"]


def test_what_a_rule_says_is_read_once_until_it_says_something_else() -> None:
    known = rule("Lids", one("text", "contains", "lid"), do={"priority": "high"})
    ran(factories.ticket(text="The lid"))
    with CaptureQueriesContext(connection) as statements:
        ran(factories.ticket(text="The lid"))
    assert not [each for each in statements if each["sql"].startswith('SELECT "rules_ruleversion"')]
    tree = {"all": [one("text", "contains", "hinge")]}
    save_rule(
        rule=known,
        author=None,
        name="Hinges",
        trigger="created",
        conditions=tree,
        actions=[{"do": "tag", "value": "x"}],
    )
    ticket = factories.ticket(text="The hinge")
    assert [run.matched for run in ran(ticket)] == [True]
    assert [tag.name for tag in ticket.tags.all()] == ["x"]


@pytest.mark.parametrize(("act", "most"), [("create", 55), ("reply", 41)])
def test_a_ticket_that_rules_route_and_its_answer_cost_few_statements_with_all_that_follows(
    team: Team, alice: User, act: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    routing(team)
    requester, other = factories.customer(), factories.ticket(text="The lid")
    drain()
    with django_assert_max_num_queries(most):
        if act == "create":
            factories.ticket(text="The lid", requester=requester)
        else:
            reply(ticket=other, body_text="Sorry.", actor=Actor.of(alice), author=alice)
        drain()


def test_ten_rules_cost_few_statements(team: Team) -> None:
    for number in range(9):
        rule(f"Rule {number}", one("text", "contains", "never"))
    rule("Matches", one("text", "contains", "lid"), do={"team": str(team.pk)})
    ticket = factories.ticket()
    event = EventRecord.objects.get(name="TicketCreated")
    with CaptureQueriesContext(
        connection,
    ) as statements:
        runs = run_rules(ticket_id=ticket.pk, moments=["created"], event_id=event.pk)
    assert sum(run.matched for run in runs) == 1
    assert len(statements) <= 12
    with CaptureQueriesContext(connection) as statements:
        run_rules(ticket_id=ticket.pk, moments=["created"], event_id=event.pk + 1000)
    assert len(statements) <= 12


def test_refund_words_on_a_delivered_order_over_fifty() -> None:
    conditions = one("text", "contains", "refund*"), one("delivered_value", "at_least", "50")
    rule("Refunds", *conditions, do={"tag": "refund"})
    rich, poor = factories.customer(), factories.customer()
    at = timezone.now() - dt.timedelta(days=3)
    for number, (customer, total) in enumerate([(rich, 60), (poor, 40)]):
        Order.objects.create(number=str(number), customer=customer, total=total, placed_at=at, delivered_at=at)
    matched = [ran(factories.ticket(text="A refund!", requester=who))[0].matched for who in (rich, poor)]
    assert matched == [True, False]


def test_a_later_rule_sees_to_whom_an_earlier_one_gave_the_ticket(team: Team) -> None:
    person = str(factories.user(teams=(team,)).pk)
    rule("Give", do={"team": str(team.pk), "assignee": person})
    rule("Seen", one("assignee", "is", person), do={"tag": "seen"})
    ticket = factories.ticket()
    assert [run.matched for run in ran(ticket)][:2] == [True, True]
