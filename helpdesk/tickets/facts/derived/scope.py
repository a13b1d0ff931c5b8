"""Says from where derived facts are read: from tickets as they are, at an event, or at a line of their history."""

import dataclasses
import datetime as dt

from django.db.models import Case, DateTimeField, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from helpdesk.events.models import EventRecord
from helpdesk.tickets.models import Direction, Message


@dataclasses.dataclass(frozen=True)
class Scope:
    """The rows that a statement reads, and the instant at which each is looked at.

    `ticket` is the path from a row to its ticket, "" where the rows are tickets. `at` is the instant, for use within a
    subquery. `told` is the condition for the message that the occasion tells of, "" where it may tell of none.
    """

    at: Combinable
    ticket: str = ""
    told: str | int | None = None

    def of(self, name: str) -> OuterRef:
        """A column of the ticket, for use within a subquery."""
        return OuterRef(self._path(name))

    def column(self, name: str) -> F:
        """A column of the ticket, for use beside subqueries."""
        return F(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self.ticket}__{name}" if self.ticket else name

    def heard(self) -> QuerySet[Message]:
        """The customer's message of the occasion, first, and those that had come by then behind it, newest first."""
        theirs = Message.objects.filter(ticket=self.of("pk"), direction=Direction.IN)
        if self.told is None:
            return theirs.filter(created_at__lte=self.at).order_by("-created_at", "-pk")
        told = Q(pk=self.told if isinstance(self.told, int) else OuterRef(self.told))
        known = theirs.filter(told | Q(created_at__lte=self.at)).annotate(place=Case(When(told, then=0), default=1))
        return known.order_by("place", "-created_at", "-pk")


def now() -> Scope:
    """Tickets as they are at this moment."""
    return Scope(_instant(timezone.now()))


def of_event(event_id: int, message_id: int | None) -> Scope:
    """Tickets at the time of an event, and the message that it tells of."""
    happened = Subquery(EventRecord.objects.filter(pk=event_id).values("created_at"))
    return Scope(Coalesce(happened, _instant(timezone.now())), told=message_id)


LINE = Scope(ExpressionWrapper(OuterRef("at"), output_field=DateTimeField()), "ticket", "message")
"""Lines of history, at the time of each."""
SAID = Scope(ExpressionWrapper(OuterRef("created_at"), output_field=DateTimeField()), "ticket", "pk")
"""Messages, at the time of each."""


def _instant(at: dt.datetime) -> Value:
    return Value(at, output_field=DateTimeField())
