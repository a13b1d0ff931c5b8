"""The kinds of this room and their words: what happens to tickets and tasks, and who stands in for whom."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.notifications.kinds import TASK, Kind, Letter, Told, Way, register
from helpdesk.outgoing.mails import stand_in
from helpdesk.people.models import Absence
from helpdesk.tickets.wording.asked import ASKED

ASSIGNED, UNASSIGNED, ANSWERED, REOPENED = "assigned", "unassigned", "answered", "reopened"
MENTIONED, STANDING_IN = "mentioned", "standing_in"


def register_kinds() -> None:
    """Register them; called once, from `apps.py`."""
    for kind in _OF_TICKETS:
        register(kind)
    register(_MENTIONED, tasks=(ASKED,))
    register(_STANDING_IN)


def ticket_path(told: Told) -> str:
    """The page of the ticket."""
    return reverse("tickets:detail", args=[told.ticket.number])


def _task_path(told: Told) -> str:
    return f"{ticket_path(told)}#{told.thing.replace(':', '-')}"


def _assigned(told: Told) -> str:
    values = {"number": told.ticket.number}
    if told.actor:
        return gettext("%(who)s assigned #%(number)s to you") % {**values, "who": told.actor.short_name}
    return gettext("#%(number)s was assigned to you") % values


def _unassigned(told: Told) -> str:
    values = {"number": told.ticket.number, "team": told.ticket.team or "–"}
    return gettext("#%(number)s is in %(team)s, and nobody has it") % values


def _answered(told: Told) -> str:
    words = ngettext("%(who)s answered on #%(number)s", "%(who)s wrote %(count)s times on #%(number)s", told.count)
    return words % {"who": told.writer, "number": told.ticket.number, "count": told.count}


def _reopened(told: Told) -> str:
    values = {"who": told.writer, "number": told.ticket.number}
    return gettext("%(who)s wrote again, and #%(number)s is open again") % values


def _mentioned(told: Told) -> str:
    values = {"who": told.actor.short_name if told.actor else told.writer, "number": told.ticket.number}
    if told.thing.startswith("task:"):
        return gettext("%(who)s asks you about #%(number)s") % values
    return gettext("%(who)s mentioned you in a note on #%(number)s") % values


def _task(told: Told) -> str:
    values = {"number": told.ticket.number}
    if told.actor:
        return gettext("%(who)s gave you a task on #%(number)s") % {**values, "who": told.actor.short_name}
    return gettext("You have a task on #%(number)s") % values


def _standing_in(told: Told) -> str:
    return gettext("You stand in for %(who)s") % {"who": told.writer or "–"}


def _standing_in_path(_told: Told) -> str:
    return f"{reverse('tickets:inbox')}?view=standing_in"


def _standing_in_letter(told: Told) -> Letter | None:
    absence = Absence.objects.select_related("user", "delegate").filter(pk=told.thing_id).first()
    if absence is None or absence.delegate is None or absence.is_off:
        return None
    return Letter(stand_in.KEY, stand_in.values(absence, absence.delegate))


_OF_TICKETS = (
    Kind(
        key=ASSIGNED,
        label=gettext_noop("Assigned to you"),
        when=gettext_noop("A colleague or a rule gives a ticket to you."),
        icon="user-plus",
        words=_assigned,
        path=ticket_path,
        order=10,
        usual=Way.MAIL,
    ),
    Kind(
        key=ANSWERED,
        label=gettext_noop("Customer answered"),
        when=gettext_noop("A customer writes on a ticket of yours."),
        icon="reply",
        words=_answered,
        path=ticket_path,
        order=20,
        counts=True,
    ),
    Kind(
        key=REOPENED,
        label=gettext_noop("Customer came back"),
        when=gettext_noop("A customer writes on a ticket of yours that was resolved or closed."),
        icon="rotate-ccw",
        words=_reopened,
        path=ticket_path,
        order=30,
        usual=Way.DIGEST,
    ),
    Kind(
        key=TASK,
        label=gettext_noop("A task for you"),
        when=gettext_noop("A colleague, a rule or a ticket gives you something to do."),
        icon="list-checks",
        words=_task,
        path=_task_path,
        order=50,
        usual=Way.DIGEST,
    ),
    Kind(
        key=UNASSIGNED,
        label=gettext_noop("In your team, with nobody"),
        when=gettext_noop("A ticket comes to a team of yours, and nobody has it. It goes once somebody does."),
        icon="inbox",
        words=_unassigned,
        path=ticket_path,
        order=60,
        usual=Way.OFF,
    ),
)

_MENTIONED = Kind(
    key=MENTIONED,
    label=gettext_noop("Mentioned or asked"),
    when=gettext_noop("A colleague writes @ and your name in a note, or asks you something in one."),
    icon="at-sign",
    words=_mentioned,
    path=lambda told: _task_path(told) if told.thing.startswith("task:") else ticket_path(told),
    order=40,
    usual=Way.MAIL,
)

_STANDING_IN = Kind(
    key=STANDING_IN,
    label=gettext_noop("You stand in"),
    when=gettext_noop("You are named as the one who stands in for a colleague, or the days change."),
    icon="users-round",
    words=_standing_in,
    path=_standing_in_path,
    order=70,
    usual=Way.MAIL,
    letter=_standing_in_letter,
)
