"""Finds what the sweep looks for among tickets; what else can be wrong, other rooms register."""

import datetime as dt

from django.db.models import Case, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_noop

from helpdesk.people.absences import alone, away
from helpdesk.people.access import left
from helpdesk.tickets.channels import CHAT, PHONE
from helpdesk.tickets.models import UNSAID, Activity, Direction, Message, Ticket
from helpdesk.tickets.states import OPEN_STATES, Status
from helpdesk.tickets.verbs import Verb, stored_as
from helpdesk.today.registry import Defect, Unit, register
from helpdesk.web import shop_time

DONE = (Status.RESOLVED.value, Status.CLOSED.value)
SPOKEN_TO = (PHONE.key, CHAT.key)
"""Channels on which the customer was answered while they spoke."""

Tickets = QuerySet[Ticket]


def _unassigned(tickets: Tickets, edge: dt.datetime) -> Tickets:
    """Since it was made, taken from somebody, or opened again, whichever was last."""
    of_ticket = Activity.objects.filter(ticket=OuterRef("pk"))
    begun = of_ticket.filter(Q(changes__has_key="assignee") | Q(changes__status__0__in=DONE))
    found = tickets.filter(status__in=OPEN_STATES, assignee=None, created_at__lte=edge)
    return found.annotate(since=Greatest("created_at", _latest(begun, "at"))).filter(since__lte=edge)


def _alone(tickets: Tickets, edge: dt.datetime) -> Tickets:
    """Since the owner's first day away; of one who left, since they were last here."""
    days = {pk: row.first_day for pk, row in away().items() if pk in alone()}
    first_days = [When(assignee=pk, then=Value(shop_time.midnight(day))) for pk, day in days.items()]
    last_here = Coalesce("assignee__seen_at", "assignee__last_login")
    gone = Case(*first_days, default=last_here, output_field=DateTimeField())
    found = tickets.filter(Q(assignee__in=days) | Q(assignee__in=left()), status__in=OPEN_STATES)
    return found.annotate(since=Greatest("created_at", gone)).filter(since__lte=edge)


def _waiting(tickets: Tickets, edge: dt.datetime) -> Tickets:
    """Since somebody last said something, or since it was set to wait."""
    said = Message.objects.filter(ticket=OuterRef("pk"), direction__in=(Direction.IN, Direction.OUT))
    said = said.filter(is_auto_reply=False).exclude(delivery__in=UNSAID)
    moved = Activity.objects.filter(ticket=OuterRef("pk"), changes__status__1=Status.WAITING.value)
    found = tickets.filter(status=Status.WAITING, created_at__lte=edge)
    since = Greatest("created_at", _latest(said, "created_at"), _latest(moved, "at"))
    return found.annotate(since=since).filter(since__lte=edge)


def _overdue(tickets: Tickets, edge: dt.datetime) -> Tickets:
    return tickets.filter(status__in=OPEN_STATES, due_at__lt=edge).annotate(since=F("due_at"))


def _silent(tickets: Tickets, edge: dt.datetime) -> Tickets:
    found = tickets.filter(resolved_at__gte=edge, first_replied_at=None, erased_at=None)
    return found.exclude(channel__in=SPOKEN_TO).annotate(since=F("resolved_at"))


def _came_back(tickets: Tickets, edge: dt.datetime) -> Tickets:
    """Since the customer's words opened it again."""
    wrote = Activity.objects.filter(ticket=OuterRef("pk"), at__gte=OuterRef("awaiting_since"))
    opened = wrote.filter(verb__in=stored_as(Verb.CUSTOMER_WROTE), changes__status__0__in=DONE)
    found = tickets.filter(status__in=OPEN_STATES, reopen_count__gt=0, awaiting_since__lte=edge)
    return found.filter(Exists(opened)).annotate(since=F("awaiting_since"))


def _latest(rows: QuerySet[Activity] | QuerySet[Message], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}", "-pk").values(field)[:1])


def register_defects() -> None:
    """Register them; called once, from `apps.py`."""
    for defect in _OF_TICKETS:
        register(defect)


_OF_TICKETS = (
    Defect(
        key="unassigned",
        label=gettext_noop("Unassigned"),
        words=gettext_noop("Nobody has had it for %(age)s."),
        limit=gettext_noop("Unassigned for more than"),
        icon="inbox",
        order=10,
        find=_unassigned,
        usual=4,
    ),
    Defect(
        key="alone",
        label=gettext_noop("Owner away or gone"),
        words=gettext_noop("%(owner)s has been away or gone for %(age)s, and nobody stands in."),
        limit=gettext_noop("Owner away or gone for more than"),
        icon="circle-slash",
        order=20,
        find=_alone,
        usual=0,
    ),
    Defect(
        key="overdue",
        label=gettext_noop("Promise past due"),
        words=gettext_noop("What was promised is %(age)s late."),
        limit=gettext_noop("Past due for more than"),
        icon="triangle-alert",
        order=30,
        find=_overdue,
        usual=0,
    ),
    Defect(
        key="came_back",
        label=gettext_noop("Wrote after closing"),
        words=gettext_noop("The customer wrote after it was done and has had no answer for %(age)s."),
        limit=gettext_noop("Unanswered after closing for more than"),
        icon="rotate-ccw",
        order=40,
        find=_came_back,
        usual=2,
    ),
    Defect(
        key="waiting",
        label=gettext_noop("Waiting too long"),
        words=gettext_noop("We have waited for the customer for %(age)s."),
        limit=gettext_noop("Waiting on the customer for more than"),
        icon="clock",
        order=50,
        find=_waiting,
        usual=7,
        unit=Unit.DAYS,
    ),
    Defect(
        key="silent",
        label=gettext_noop("Resolved without a word"),
        words=gettext_noop("It was resolved %(age)s ago, and the customer never got a reply."),
        limit=gettext_noop("Resolved without a word within the last"),
        icon="message-square-warning",
        order=60,
        find=_silent,
        usual=7,
        unit=Unit.DAYS,
    ),
)
