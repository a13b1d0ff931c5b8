"""What else the customer asked of us."""

import datetime as dt

from django.db.models import DateTimeField, DurationField, Exists, Q, QuerySet, Value
from django.db.models.expressions import Combinable, CombinedExpression
from django.utils.translation import gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.derived import makers, sql
from helpdesk.tickets.facts.derived.scope import Scope
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.states import OPEN_STATES

GROUP = gettext_noop("Customer")
RECENT = Value(dt.timedelta(days=90), output_field=DurationField())


def _theirs(scope: Scope) -> QuerySet[Ticket]:
    return Ticket.objects.filter(requester=scope.of("requester"))


def _recent(scope: Scope) -> Combinable:
    since = CombinedExpression(scope.at, "-", RECENT, output_field=DateTimeField())
    return sql.count(_theirs(scope).filter(created_at__gt=since, created_at__lte=scope.at))


def _is_first(scope: Scope) -> Combinable:
    created = scope.of("created_at")
    earlier = Q(created_at__lt=created) | Q(created_at=created, pk__lt=scope.of("pk"))
    return ~Exists(_theirs(scope).filter(earlier))


def _complains_elsewhere(scope: Scope) -> Combinable:
    open_then = Q(status__in=OPEN_STATES) | Q(resolved_at__gt=scope.at) | Q(closed_at__gt=scope.at)
    others = _theirs(scope).exclude(pk=scope.of("pk")).filter(is_complaint=True, created_at__lte=scope.at)
    return Exists(others.filter(open_then))


FACTS = (
    makers.flag(
        Field(
            "first_contact",
            gettext_noop("First contact"),
            gettext_noop("it is the customer’s first request"),
            op.FLAG,
            negated=gettext_noop("the customer asked something before"),
            group=GROUP,
        ),
        _is_first,
    ),
    makers.number(
        Field(
            "recent_tickets",
            gettext_noop("Tickets in 90 days"),
            gettext_noop("the number of the customer’s tickets in 90 days"),
            op.NUMBER,
            gettext_noop("This one is among them."),
            group=GROUP,
        ),
        _recent,
    ),
    makers.flag(
        Field(
            "open_complaint",
            gettext_noop("Open complaint"),
            gettext_noop("the customer has another open complaint"),
            op.FLAG,
            negated=gettext_noop("the customer has no other open complaint"),
            group=GROUP,
        ),
        _complains_elsewhere,
    ),
)
