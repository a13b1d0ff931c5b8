"""A press does all that a macro says or nothing, is foreseen as it is done, named by history, and taken back whole."""

import uuid
from typing import Any

import pytest
from django.utils import timezone

from helpdesk.events.models import EventRecord
from helpdesk.macros.models import Macro, MacroUse
from helpdesk.macros.queries.uses import use_counts
from helpdesk.macros.services import (
    MacroRefused,
    Pressed,
    archive_macro,
    foresee_macro,
    press_macro,
    press_on_many,
    take_back,
)
from helpdesk.people.models import Team, User
from helpdesk.rules.models import Turn
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Draft, Message, Task, Ticket
from helpdesk.tickets.services import finish_task, mark_complaint, save_draft, update_ticket
from helpdesk.tickets.views.ticket.history import change_of
from tests import factories
from tests.helpdesk.macros.makers import macro
from tests.helpdesk.rules.makers import one, ran, rule

pytestmark = pytest.mark.django_db
ALL = {
    "priority": "high",
    "take": "",
    "tag": "refund, vip",
    "untag": "new",
    "status": "on_hold",
    "note": "Refund for {{ customer.name }} by {{ agent.name }}",
    "task": "2|Check the bank",
}


def pressed(row: Macro, ticket: Ticket, person: User, **fields: Any) -> Pressed:
    done = press_macro(macro=row, ticket=ticket, person=person, key=fields.pop("key", None) or uuid.uuid4(), **fields)
    ticket.refresh_from_db()
    return done


def undone(done: Pressed, ticket: Ticket, person: User) -> Any:
    outcome = take_back(tickets=[ticket], kept={ticket.pk: done.kept}, person=person)
    ticket.refresh_from_db()
    return outcome


def told(parts: list[Any]) -> dict[str, tuple[str, str]]:
    return {part.action: (str(part.kind), part.words) for part in parts}


def state(ticket: Ticket) -> dict[str, Any]:
    """All that a press may change."""
    ticket.refresh_from_db()
    fields = ("status", "priority", "team_id", "assignee_id", "is_complaint", "awaiting_since", "resolved_at", "due_at")
    return {name: getattr(ticket, name) for name in fields} | {
        "tags": sorted(ticket.tags.values_list("name", flat=True)),
        "notes": ticket.messages.filter(direction="note").exclude(delivery="withdrawn").count(),
        "tasks": ticket.tasks.count(),
    }


@pytest.fixture
def tagged(ticket: Ticket) -> Ticket:
    return update_ticket(ticket=ticket, actor=Actor.system(), add=["new"])


def test_all_is_done_by_one_save_and_told_by_one_line_and_one_event(tagged: Ticket, alice: User) -> None:
    lines, events = tagged.activities.count(), EventRecord.objects.filter(name="TicketChanged").count()
    pressed(macro("Refund", ALL), tagged, alice)
    now = state(tagged)
    assert (now["status"], now["priority"], now["assignee_id"]) == ("on_hold", "high", alice.pk)
    assert (now["tags"], now["notes"], now["tasks"]) == (["refund", "vip"], 1, 1)
    changed = tagged.activities.exclude(verb__in=("note.added", "task.added"))[lines:]
    assert [set(line.changes) for line in changed] == [{"priority", "assignee", "tags_added", "tags_removed", "status"}]
    assert EventRecord.objects.filter(name="TicketChanged").count() == events + 1


def test_history_names_the_macro(ticket: Ticket, alice: User) -> None:
    row = macro("Refund")
    pressed(row, ticket, alice)
    line = ticket.activities.latest("pk")
    assert (line.actor_user, line.cause["macro"]) == (alice, row.pk)
    assert change_of(line).cause == "macro “Refund”"


def test_it_is_foreseen_as_it_is_done_and_looking_changes_nothing(tagged: Ticket, alice: User) -> None:
    row, before, events = macro("Refund", ALL), state(tagged), EventRecord.objects.count()
    foreseen = told(foresee_macro(entries=row.actions, ticket=tagged, person=alice))
    assert (state(tagged), EventRecord.objects.count()) == (before, events)
    assert foreseen == told(pressed(row, tagged, alice).parts)
    assert foreseen["priority"] == ("change", "Normal → High")
    assert foreseen["take"] == ("change", "nobody → Alice")
    assert foreseen["tag"] == ("change", "refund, vip")
    assert foreseen["untag"] == ("change", "new")
    assert foreseen["note"] == ("change", "Refund for Meg O’Dowd by Alice")
    assert foreseen["task"][1].startswith("Check the bank, due ")


@pytest.mark.parametrize(("status", "words"), [("waiting", "New → Waiting"), ("open", "New → Open")])
def test_the_status_is_told_from_what_it_is_though_taking_a_ticket_opens_it(
    ticket: Ticket, alice: User, status: str, words: str
) -> None:
    row = macro("Mine", {"status": status, "take": ""})
    parts = told(foresee_macro(entries=row.actions, ticket=ticket, person=alice))
    assert parts["status"] == ("change", words)
    assert parts == told(pressed(row, ticket, alice).parts)


@pytest.mark.parametrize("do", ["take", "assignee"])
def test_that_a_new_ticket_opens_when_somebody_gets_it_is_foreseen_told_and_taken_back(
    ticket: Ticket, alice: User, do: str
) -> None:
    row = macro("Mine", {do: "" if do == "take" else str(alice.pk)})
    parts = told(foresee_macro(entries=row.actions, ticket=ticket, person=alice))
    assert parts["status"] == ("change", "New → Open")
    done = pressed(row, ticket, alice)
    assert (told(done.parts), ticket.status) == (parts, "open")
    undone(done, ticket, alice)
    assert (ticket.status, ticket.assignee) == ("new", None)


def test_of_a_ticket_that_stays_open_no_status_is_told(ticket: Ticket, alice: User, bob: User) -> None:
    update_ticket(ticket=ticket, actor=Actor.system(), assignee=bob)
    parts = told(foresee_macro(entries=macro("Mine", {"take": ""}).actions, ticket=ticket, person=alice))
    assert set(parts) == {"take"}


def test_a_task_is_for_whoever_the_same_press_gives_the_ticket_to(ticket: Ticket, alice: User, team: Team) -> None:
    dana = factories.user("Dana", teams=(team,))
    update_ticket(ticket=ticket, actor=Actor.system(), assignee=alice)
    pressed(macro("Give", {"task": "|Call", "assignee": str(dana.pk)}), ticket, alice)
    assert Task.objects.get().assignee == dana


def test_whose_turn_it_is_stays_when_one_looks(ticket: Ticket, alice: User) -> None:
    foresee_macro(entries=[{"do": "assignee", "value": "in_turn"}], ticket=ticket, person=alice)
    assert not Turn.objects.filter(last__isnull=False).exists()


def test_what_is_so_already_is_said_and_a_press_that_changes_nothing_is_none(ticket: Ticket, alice: User) -> None:
    row = macro("Usual", {"priority": "normal", "untag": "gone", "team": str(ticket.team_id)})
    done = pressed(row, ticket, alice)
    assert told(done.parts) == {
        "priority": ("idle", "Already Normal"),
        "untag": ("idle", "Not tagged gone"),
        "team": ("idle", f"Already with {ticket.team}"),
    }
    assert (done.kept, ticket.version, MacroUse.objects.count()) == ({}, 1, 0)


def test_a_guard_keeps_all_of_it_from_being_stored_and_says_which_part_and_why(ticket: Ticket, alice: User) -> None:
    mark_complaint(ticket=ticket, actor=Actor.of(alice))
    before = state(ticket)
    with pytest.raises(MacroRefused, match=r"Set the status: Not resolved: Choose the cause of this complaint"):
        pressed(macro("Done", {"note": "Done.", "priority": "low", "status": "resolved"}), ticket, alice)
    assert state(ticket) == before
    assert not MacroUse.objects.exists()


@pytest.mark.parametrize(
    ("do", "words"),
    [
        ({"assignee": "lightest_load"}, "nobody is active"),
        ({"status": "waiting"}, "cannot become “Waiting”"),
    ],
)
def test_what_cannot_be_done_refuses_the_press(do: dict[str, str], words: str, bob: User) -> None:
    ticket = factories.ticket(team=factories.team("Empty"))
    for status in ("resolved", "closed"):
        update_ticket(ticket=ticket, actor=Actor.of(bob), status=status)
    with pytest.raises(MacroRefused, match=words):
        pressed(macro("M", do), ticket, bob)


def test_a_team_that_is_gone_refuses_the_press(ticket: Ticket, alice: User) -> None:
    other = factories.team("Gone")
    row = macro("Give", {"team": str(other.pk)})
    Team.objects.filter(pk=other.pk).update(is_active=False)
    with pytest.raises(MacroRefused, match="Give to a team: "):
        pressed(row, ticket, alice)


def test_a_field_that_is_wanted_to_resolve_may_be_set_by_the_same_press(ticket: Ticket, alice: User) -> None:
    factories.own_field("size", "choice", "small", asks_to_resolve=True)
    row = macro("Done", {"status": "resolved", "own_size": "small"})
    done = pressed(row, ticket, alice)
    assert ticket.status == "resolved"
    assert undone(done, ticket, alice).count == 1
    assert ticket.status == "new"
    assert not ticket.own_values.exists()


def test_a_second_press_of_the_same_key_does_nothing(ticket: Ticket, alice: User) -> None:
    row, key = macro("Refund", {"note": "Once.", "task": "|Once"}), uuid.uuid4()
    pressed(row, ticket, alice, key=key)
    again = pressed(row, ticket, alice, key=key)
    assert (again.parts, again.kept) == ([], {})
    assert (ticket.messages.filter(direction="note").count(), Task.objects.count()) == (1, 1)
    pressed(row, ticket, alice)
    assert ticket.messages.filter(direction="note").count() == 2


def test_what_was_looked_at_before_somebody_changed_it_is_not_pressed(ticket: Ticket, alice: User) -> None:
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="low")
    with pytest.raises(Stale):
        pressed(macro(), ticket, alice, seen_version=1)


def test_one_press_is_taken_back_whole_with_its_clock(tagged: Ticket, alice: User) -> None:
    before = state(tagged)
    done = pressed(macro("Refund", ALL), tagged, alice)
    assert state(tagged) != before
    outcome = undone(done, tagged, alice)
    assert (outcome.count, outcome.left, outcome.stays) == (1, [], [])
    assert state(tagged) == before
    assert {"ticket.change_undone", "note.withdrawn", "task.withdrawn"} <= set(
        tagged.activities.values_list("verb", flat=True)
    )


def test_a_note_and_a_task_alone_are_taken_back_without_a_line_of_changes(ticket: Ticket, alice: User) -> None:
    done = pressed(macro("Note", {"note": "Hm.", "task": "|Look"}), ticket, alice)
    assert undone(done, ticket, alice).count == 1
    assert not ticket.activities.filter(verb="ticket.change_undone").exists()
    assert not Task.objects.exists()


def test_what_somebody_changed_since_is_left_alone_with_all_of_it(ticket: Ticket, alice: User, bob: User) -> None:
    done = pressed(macro("Refund", ALL), ticket, alice)
    update_ticket(ticket=ticket, actor=Actor.of(bob), priority="urgent")
    since = state(ticket)
    outcome = undone(done, ticket, alice)
    assert (outcome.count, outcome.left) == (0, [ticket.number])
    assert state(ticket) == since


def test_what_cannot_be_taken_back_is_said(ticket: Ticket, alice: User, bob: User) -> None:
    done = pressed(macro("Harm", {"task": "|Call", "complaint": "", "priority": "urgent"}), ticket, alice)
    finish_task(task=Task.objects.get(), actor=Actor.of(bob), by=bob)
    outcome = undone(done, ticket, bob)
    assert ticket.priority == "normal"
    assert outcome.stays == [
        "The task “Call” is done already and stays.",
        "It stays a complaint: the customer may have been told.",
    ]


def test_a_complaint_is_taken_back_by_whoever_pressed(ticket: Ticket, alice: User) -> None:
    done = pressed(macro("Harm", {"complaint": ""}), ticket, alice)
    assert ticket.is_complaint
    assert undone(done, ticket, alice).stays == []
    assert not ticket.is_complaint


def test_a_note_leaves_what_one_is_writing(ticket: Ticket, alice: User) -> None:
    save_draft(ticket=ticket, user=alice, body="Dear Meg")
    pressed(macro("Note", {"note": "Dear Meg"}), ticket, alice)
    assert Draft.objects.get().body == "Dear Meg"
    note = Message.objects.get(direction="note")
    assert (note.author_user, note.from_name) == (alice, "Alice")


def test_rules_hear_of_a_press_once(ticket: Ticket, alice: User) -> None:
    ran(ticket)
    rule("Held", one("status", "is", "on_hold"), do={"tag": "held"}, trigger="changed")
    pressed(macro("Hold", {"status": "on_hold", "priority": "low"}), ticket, alice)
    assert [run.matched for run in ran(ticket) if not run.depth] == [True]


def test_many_are_pressed_each_by_itself_and_all_taken_back(alice: User, team: Team) -> None:
    tickets = [factories.ticket(team=team) for _ in range(4)]
    mark_complaint(ticket=tickets[1], actor=Actor.of(alice))
    update_ticket(ticket=tickets[2], actor=Actor.of(alice), status="resolved")
    key, row = uuid.uuid4(), macro("Done", {"status": "resolved"})
    outcome = press_on_many(macro=row, tickets=Ticket.objects.order_by("pk"), person=alice, key=key)
    assert set(outcome.kept) == {tickets[0].pk, tickets[3].pk}
    assert (list(outcome.refused), outcome.unchanged) == ([tickets[1].number], 1)
    rows = Ticket.objects.filter(pk__in=outcome.kept)
    assert take_back(tickets=rows, kept=outcome.kept, person=alice).count == 2
    assert set(Ticket.objects.filter(pk__in=outcome.kept).values_list("status", flat=True)) == {"new"}


def test_uses_are_counted_less_those_that_were_taken_back(ticket: Ticket, alice: User) -> None:
    row = macro()
    done = pressed(row, ticket, alice)
    assert use_counts([row.pk])[row.pk].times == 1
    undone(done, ticket, alice)
    assert use_counts([row.pk]) == {}
    assert MacroUse.objects.get().taken_back_at <= timezone.now()  # type: ignore[operator]
    archive_macro(macro=row, by=None)
