"""Notes and tasks that rules add: filled in, once for each ticket, and checked before they are stored."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from helpdesk.calendars.models import Calendar
from helpdesk.people.models import Team, User
from helpdesk.rules.outcome_words import done_words
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Message, Task, Ticket
from helpdesk.tickets.services import update_ticket
from tests import factories
from tests.helpdesk.rules.makers import ran, rule

pytestmark = pytest.mark.django_db


def twice(ticket: Ticket, alice: User) -> str:
    """Wakes the rules for the new ticket, then for a change; what the second run says."""
    ran(ticket)
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high")
    return done_words(ran(ticket)[-1].done[0])


def test_a_note_is_filled_in_and_signed_by_the_rule() -> None:
    rule("Watch", do={"note": "{{ customer.name }} in #{{ ticket.number }}, team {{ team.name }}"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    note = Message.objects.get(ticket=ticket, direction="note")
    assert note.body_text == f"Meg O’Dowd in #{ticket.number}, team –"
    assert (note.from_name, done_words(run.done[0])) == ("Watch", "Note added")


def test_a_note_is_added_once_for_each_ticket(alice: User) -> None:
    rule("Watch", do={"note": "Look twice."}, trigger="both")
    ticket = factories.ticket()
    assert twice(ticket, alice) == "Not noted again: the note is there already"
    assert ticket.messages.filter(direction="note").count() == 1


def test_a_task_is_due_in_so_many_days() -> None:
    rule("Ask", do={"task": "3|Call {{ customer.name }} back"})
    ticket = factories.ticket()
    ran(ticket)
    task = Task.objects.get(ticket=ticket)
    assert (task.title, task.assignee) == ("Call Meg O’Dowd back", None)
    assert task.due_at is not None
    assert task.due_at.date() == (timezone.now() + dt.timedelta(days=3)).date()


def test_a_task_is_for_whoever_has_the_ticket_at_that_moment(alice: User, team: Team) -> None:
    dana = factories.user("Dana", teams=(team,))
    rule("Give", do={"assignee": str(dana.pk), "task": "|Look at it"})
    ticket = update_ticket(ticket=factories.ticket(team=team), actor=Actor.system(), assignee=alice)
    ran(ticket)
    assert (ticket.assignee, Task.objects.get().assignee) == (dana, dana)


def test_a_task_is_due_when_the_shop_closes_on_its_day() -> None:
    hours = {str(day): [["09:00", "17:30"]] for day in range(7)}
    Calendar.objects.create(name="Shop", hours=hours, time_zone="Europe/London", is_default=True)
    rule("Ask", do={"task": "2|Call"})
    ran(ticket := factories.ticket())
    due = Task.objects.get(ticket=ticket).due_at
    assert due is not None
    assert due.astimezone(ZoneInfo("Europe/London")).strftime("%H:%M") == "17:30"


def test_a_task_without_days_is_due_at_no_time_and_added_once(alice: User) -> None:
    rule("Ask", do={"task": "|Look at it"}, trigger="both")
    ticket = factories.ticket()
    assert twice(ticket, alice) == "Not added again: the task is there already"
    assert Task.objects.get(ticket=ticket).due_at is None


@pytest.mark.parametrize(
    ("do", "value", "words"),
    [
        ("note", "Hi {{ customer.shoe }}", "Nothing can be filled in for {{ customer.shoe }}."),
        ("note", "x" * 5001, "at most 5000 characters"),
        ("task", "|", "Say what there is to do."),
        ("task", "0|Call", "Choose from 1 to 365 days"),
        ("task", "soon|Call", "Choose from 1 to 365 days"),
        ("task", "1|" + "x" * 201, "at most 200 characters"),
        ("take", "", "There is no such action."),
    ],
)
def test_what_cannot_be_done_is_not_stored(do: str, value: str, words: str) -> None:
    with pytest.raises(ValidationError, match=words.replace(".", r"\.")):
        rule("Wrong", do={do: value})


def test_the_words_say_what_will_be_done() -> None:
    from helpdesk.rules.registry import find

    note, task = find("note"), find("task")
    assert note is not None
    assert task is not None
    assert note.words("One\n\ntwo " * 20, {}) == "add the note “" + ("One two " * 20)[:59] + "…”"
    assert task.words("1|Call", {}) == "add the task “Call”, due in 1 day"
    assert task.words("|Call", {}) == "add the task “Call”"
