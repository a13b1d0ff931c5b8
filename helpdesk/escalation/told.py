"""The kinds of notices of this room and their words: a ticket is due soon, overdue, or waits for long."""

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.escalation.models import DUE
from helpdesk.notifications.kinds import Kind, Told, Way, register
from helpdesk.notifications.wording import ticket_path
from helpdesk.web.words.formats import date_and_time

WARNED, BREACHED, ESCALATED, TRANSFERRED = "warned", "breached", "escalated", "transferred"


def register_kinds() -> None:
    """Register them; called once, from `apps.py`."""
    for kind in _KINDS:
        register(kind)


def kind_at(percent: int) -> str:
    """The kind by which somebody hears of a level: before the due time, at it, or later."""
    return WARNED if percent < DUE else BREACHED if percent == DUE else ESCALATED


def _warned(told: Told) -> str:
    values = _values(told)
    return gettext("#%(number)s is due %(when)s") % values if values["when"] else _over(told)


def _breached(told: Told) -> str:
    values = _values(told)
    return gettext("#%(number)s is overdue since %(when)s") % values if values["when"] else _over(told)


def _escalated(told: Told) -> str:
    values = _values(told)
    return gettext("#%(number)s waits for long: it was due %(when)s") % values if values["when"] else _over(told)


def _transferred(told: Told) -> str:
    count = told.ticket.transfers
    words = ngettext("#%(number)s went to another team", "#%(number)s went from team to team, %(count)s times", count)
    return words % {"number": told.ticket.number, "count": count}


def _over(told: Told) -> str:
    """Of a ticket that was answered before somebody read of it."""
    return gettext("#%(number)s waited; nothing is due on it any more") % {"number": told.ticket.number}


def _values(told: Told) -> dict[str, object]:
    at = told.ticket.due_at
    when = date_and_time(timezone.localtime(at), timezone.localtime()) if at else ""
    return {"number": told.ticket.number, "when": when}


_KINDS = (
    Kind(
        key=WARNED,
        label=gettext_noop("Due soon"),
        when=gettext_noop("The time for a ticket runs out, and a level of escalation tells you."),
        icon="timer",
        words=_warned,
        path=ticket_path,
        order=12,
    ),
    Kind(
        key=BREACHED,
        label=gettext_noop("Overdue"),
        when=gettext_noop("The time for a ticket is over, and a level of escalation tells you."),
        icon="alarm-clock",
        words=_breached,
        path=ticket_path,
        order=14,
        usual=Way.MAIL,
    ),
    Kind(
        key=ESCALATED,
        label=gettext_noop("Escalated"),
        when=gettext_noop("A ticket is long overdue, and a level of escalation tells you."),
        icon="siren",
        words=_escalated,
        path=ticket_path,
        order=16,
        usual=Way.MAIL,
    ),
    Kind(
        key=TRANSFERRED,
        label=gettext_noop("Sent around"),
        when=gettext_noop("A ticket that was moved before comes to your team; managers hear of the third time."),
        icon="workflow",
        words=_transferred,
        path=ticket_path,
        order=18,
        usual=Way.DIGEST,
    ),
)
