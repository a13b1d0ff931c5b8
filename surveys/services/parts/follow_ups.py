"""Opens follow-ups: whose they are, and by when."""

import datetime as dt

from django.utils import timezone

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.deadlines import DayUnit, Deadline, due_instant
from helpdesk.calendars.queries import default_calendar
from helpdesk.events import publish
from helpdesk.people import access as people
from helpdesk.people.models import User
from surveys.events import FollowUpOpened
from surveys.models import Answer, FollowUp, FollowUpAct, FollowUpEntry

_DUE = Deadline(2, DayUnit.BUSINESS_DAYS)


def due_at(calendar: BusinessCalendar, opened: dt.datetime) -> dt.datetime:
    """The instant by which somebody has to be in touch with the customer."""
    return due_instant(calendar, opened, _DUE)


def ensure_follow_up(answer: Answer) -> FollowUp | None:
    """The follow-up of a bad answer, made if there is none. One that exists stays, whatever the score becomes."""
    if answer.invitation is None or not answer.scale.is_bad(answer.score):
        return None
    row, is_new = FollowUp.objects.get_or_create(
        answer=answer,
        defaults={
            "ticket_id": answer.invitation.ticket_id,
            "customer_id": answer.invitation.customer_id,
            "owner": _owner(answer),
            "due_at": due_at(default_calendar(), timezone.now()),
        },
    )
    if is_new:
        publish(FollowUpOpened(follow_up_id=row.pk, ticket_id=row.ticket_id))
    return row


def mark_changed(answer: Answer, score: int) -> None:
    """Note on the follow-up that the customer changed the score; the follow-up stays.

    It names the score that made it and the one that is to be stored. Back at the first score there is nothing to say
    but in the log.
    """
    row = FollowUp.objects.select_for_update(no_key=True).filter(answer=answer).first()
    if row is None:
        return
    first = answer.score if row.changed_from is None else row.changed_from
    row.changed_from, row.changed_at = (None, None) if score == first else (first, timezone.now())
    row.save(update_fields=["changed_from", "changed_at"])
    FollowUpEntry.objects.create(
        follow_up=row,
        author=row.customer.display_name[:200],
        what=FollowUpAct.SCORE_CHANGED,
        values={"old": answer.score, "new": score},
    )


def _owner(answer: Answer) -> User | None:
    """The team's lead, else a manager, first those who are not away; never the agent who was rated. None when there is
    nobody."""
    leads = people.leads_of(answer.team) if answer.team else User.objects.none()
    groups = (leads, people.managers(), people.admins())
    first = None
    for person in (one for group in groups for one in group.exclude(pk=answer.agent_id or 0)):
        if person.away is None:
            return person
        first = first or person
    return first
