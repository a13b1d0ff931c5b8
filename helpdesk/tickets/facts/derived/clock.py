"""When it is, how old the ticket is, who has been silent for how long, and what is left until the promise."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Max, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_noop

from helpdesk.calendars.queries import default_calendar
from helpdesk.conditions import operators as op
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.derived import ages, makers
from helpdesk.tickets.facts.derived.scope import Scope
from helpdesk.tickets.models import Direction, Message
from helpdesk.tickets.models.message import UNSAID
from helpdesk.web import shop_time

GROUP = gettext_noop("Time")
HOURS = gettext_noop("In hours, such as 4 or 0.5.")
OPEN_HOURS = gettext_noop("In hours of the shop’s opening hours, such as 4 or 0.5.")


def weekdays() -> Mapping[str, str]:
    return {str(number): str(name) for number, name in WEEKDAYS.items()}


def _local(at: dt.datetime) -> dt.datetime:
    return at.astimezone(shop_time.zone())


def _is_open(at: dt.datetime) -> str:
    span = next(default_calendar().spans_from(at))
    return "yes" if span.start <= at else "no"


def _created(scope: Scope) -> Combinable:
    return scope.column("created_at")


def _due(scope: Scope) -> Combinable:
    return scope.column("due_at")


def _customer_wrote(scope: Scope) -> Combinable:
    return _newest(scope, Message.objects.filter(direction=Direction.IN, is_auto_reply=False))


def _we_wrote(scope: Scope) -> Combinable:
    said = Message.objects.filter(~Q(delivery__in=UNSAID), direction=Direction.OUT, is_auto_reply=False)
    return _newest(scope, said)


def _newest(scope: Scope, messages: QuerySet[Message]) -> Combinable:
    said = messages.filter(ticket=scope.of("pk"), created_at__lte=scope.at).order_by()
    return Subquery(said.values("ticket").annotate(newest=Max("created_at")).values("newest"))


FACTS = (
    makers.moment(
        Field(
            "in_hours",
            gettext_noop("Opening hours"),
            gettext_noop("the shop is open"),
            op.FLAG,
            negated=gettext_noop("the shop is closed"),
            group=GROUP,
        ),
        _is_open,
    ),
    makers.moment(
        Field("weekday", gettext_noop("Weekday"), gettext_noop("the weekday"), op.CHOICE, group=GROUP),
        lambda at: str(_local(at).weekday()),
        weekdays,
    ),
    makers.moment(
        Field("event_day", gettext_noop("Date"), gettext_noop("the date"), op.DAY[:3], group=GROUP),
        lambda at: _local(at).date(),
    ),
    ages.age(
        Field("age", gettext_noop("Age"), gettext_noop("the age in hours"), op.DURATION[:2], HOURS, group=GROUP),
        _created,
    ),
    ages.age(
        Field(
            "open_age",
            gettext_noop("Age in opening hours"),
            gettext_noop("the age in opening hours"),
            op.DURATION[:2],
            OPEN_HOURS,
            group=GROUP,
        ),
        _created,
        in_opening_hours=True,
    ),
    ages.age(
        Field(
            "customer_silence",
            gettext_noop("Since the customer wrote"),
            gettext_noop("the time since the customer wrote in hours"),
            op.DURATION,
            HOURS,
            group=GROUP,
        ),
        _customer_wrote,
    ),
    ages.age(
        Field(
            "open_customer_silence",
            gettext_noop("Since the customer wrote, in opening hours"),
            gettext_noop("the time since the customer wrote in opening hours"),
            op.DURATION,
            OPEN_HOURS,
            group=GROUP,
        ),
        _customer_wrote,
        in_opening_hours=True,
    ),
    ages.age(
        Field(
            "our_silence",
            gettext_noop("Since we wrote"),
            gettext_noop("the time since we wrote in hours"),
            op.DURATION,
            HOURS,
            group=GROUP,
        ),
        _we_wrote,
    ),
    ages.age(
        Field(
            "open_our_silence",
            gettext_noop("Since we wrote, in opening hours"),
            gettext_noop("the time since we wrote in opening hours"),
            op.DURATION,
            OPEN_HOURS,
            group=GROUP,
        ),
        _we_wrote,
        in_opening_hours=True,
    ),
    ages.until(
        Field(
            "hours_to_due",
            gettext_noop("Hours until due"),
            gettext_noop("the time until it is due in hours"),
            op.DURATION,
            gettext_noop("In hours, such as 2; below 0 it is overdue."),
            group=GROUP,
        ),
        _due,
        is_kept=False,
    ),
)
