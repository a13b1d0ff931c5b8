"""Adds a task for a person, once for each ticket and rule, or for each press of a macro."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.calendars.deadlines import DayUnit, Deadline, due_date, end_of_work
from helpdesk.calendars.queries import default_calendar
from helpdesk.rules.actions.placeholders import filled_note, unknown_in
from helpdesk.rules.outcomes import RuleOutcome
from helpdesk.rules.registry import Action, Choices, Done, Job, amount_and_text
from helpdesk.tickets import services
from helpdesk.tickets.models import Task

LONGEST, MOST_DAYS = 200, 365


def apply(job: Job) -> Done:
    """Add it for whoever has the ticket now; where nobody does, it waits for somebody."""
    key = f"asked:{job.key('task')}"
    if Task.objects.filter(key=key).exists():
        return Done(RuleOutcome.ASKED_BEFORE)
    days, title = amount_and_text(job.value)
    task = services.add_task(
        ticket=job.ticket,
        key=key,
        title=filled_note(title, job.ticket, job.person),
        actor=job.actor,
        assignee=job.ticket.assignee,
        due_at=_due_in(int(days)) if days else None,
    )
    return Done(RuleOutcome.ASKED, {}, "task", "", str(task.pk))


def _due_in(days: int) -> dt.datetime:
    """When the shop closes on that day."""
    calendar = default_calendar()
    day = due_date(calendar, timezone.now(), Deadline(days, DayUnit.CALENDAR_DAYS))
    return end_of_work(calendar, day)


def words(value: str, choices: Choices) -> str:
    days, title = amount_and_text(value)
    if not days.isdecimal():
        return gettext("add the task “%(title)s”") % {"title": title}
    told = ngettext(
        "add the task “%(title)s”, due in %(days)s day", "add the task “%(title)s”, due in %(days)s days", int(days)
    )
    return told % {"title": title, "days": days}


def short(value: str, choices: Choices) -> str:
    return gettext("Task “%(title)s”") % {"title": amount_and_text(value)[1]}


def problem(value: str) -> str:
    days, title = amount_and_text(value)
    if not title:
        return gettext("Say what there is to do.")
    if len(title) > LONGEST:
        return gettext("A task has at most %(count)s characters.") % {"count": LONGEST}
    if days and not (days.isascii() and days.isdigit() and 1 <= int(days) <= MOST_DAYS):
        return gettext("Choose from 1 to %(count)s days, or none.") % {"count": MOST_DAYS}
    return unknown_in(title)


HINT = gettext_noop("For whoever has the ticket then. A rule adds it once for each ticket.")
PRESS_HINT = gettext_noop("For whoever has the ticket then. Each press adds another one.")
ACTION = Action(
    "task",
    gettext_noop("Add a task"),
    apply,
    words,
    short,
    takes_text=True,
    amount=gettext_noop("Due in days"),
    hint=HINT,
    press_hint=PRESS_HINT,
    icon="clipboard-check",
    order=54,
    problem=problem,
)
