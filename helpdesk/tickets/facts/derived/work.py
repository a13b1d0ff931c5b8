"""How the work on a ticket went: handed on, opened again, with somebody who is here or away."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.translation import gettext, gettext_noop

from helpdesk.conditions import operators as op
from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Value
from helpdesk.conditions.fields import Field
from helpdesk.people.absences import away
from helpdesk.tickets.facts.derived import makers, sql
from helpdesk.tickets.facts.derived.fact import Fact
from helpdesk.tickets.facts.derived.scope import Scope
from helpdesk.tickets.models import Activity
from helpdesk.tickets.states import Status

GROUP = gettext_noop("Work")


def _lines(scope: Scope) -> QuerySet[Activity]:
    return Activity.objects.filter(ticket=scope.of("pk"), at__lte=scope.at)


def _transfers(scope: Scope) -> Combinable:
    return sql.count(_lines(scope).filter(changes__team__0__gt="", changes__team__1__gt=""))


def _reopens(scope: Scope) -> Combinable:
    done = (Status.RESOLVED.value, Status.CLOSED.value)
    return sql.count(_lines(scope).filter(changes__status__0__in=done, changes__status__1=Status.OPEN.value))


def presences() -> Mapping[str, str]:
    return {"here": gettext("Present"), "away": gettext("Away")}


def _presence(assignee: Any, at: dt.datetime) -> Value:
    return ("away" if assignee in away() else "here") if assignee else ""


def _with_presence(keys: frozenset[str]) -> Q:
    absent = Q(assignee__in=list(away()))
    meant = {"away": absent, "here": Q(assignee__isnull=False) & ~absent, "": Q(assignee__isnull=True)}
    found = makers.NOBODY
    for key in keys & meant.keys():
        found |= meant[key]
    return found


FACTS = (
    Fact(
        field=Field(
            "assignee_presence",
            gettext_noop("Assignee is here"),
            gettext_noop("the assignee"),
            op.OPTIONAL_CHOICE,
            group=GROUP,
        ),
        column=Column(among=_with_presence),
        value=_presence,
        expression=lambda scope: scope.column("assignee_id"),
        choices=presences,
        is_kept=False,
    ),
    makers.number(
        Field(
            "transfers",
            gettext_noop("Transfers"),
            gettext_noop("the number of transfers between teams"),
            op.NUMBER[:4],
            group=GROUP,
        ),
        _transfers,
    ),
    makers.number(
        Field(
            "reopens",
            gettext_noop("Opened again"),
            gettext_noop("the number of times it was opened again"),
            op.NUMBER[:4],
            group=GROUP,
        ),
        _reopens,
    ),
)
