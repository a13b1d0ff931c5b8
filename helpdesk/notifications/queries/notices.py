"""Reads what somebody is told of. What they may not see any more is not shown, and counts for nothing."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from helpdesk.notifications.kinds import known
from helpdesk.notifications.models import Notice
from helpdesk.people.models import Absence, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Message, Task


class Unread(NamedTuple):
    """How many somebody has not seen, and which is the newest: (0, None, None) without any."""

    number: int
    at: dt.datetime | None
    pk: int | None

    @property
    def mark(self) -> str:
        """What differs once there is something new; the browser brings it along as an ETag."""
        return f"{self.number}-{self.at.timestamp():.6f}-{self.pk}" if self.at else "0"


def notices_of(user: User) -> QuerySet[Notice]:
    """All that this person is told of and may still see."""
    rows = Notice.objects.filter(user=user, kind__in=[kind.key for kind in known()])
    return rows if user.sees_all else rows.filter(Q(ticket=None) | Q(ticket__in=visible_to(user)))


def unread(user: User) -> Unread:
    """How much somebody has not seen: one statement, whose index holds what is unseen alone."""
    found = notices_of(user).filter(seen_at=None).aggregate(count=Count("pk"), at=Max("at"), pk=Max("pk"))
    return Unread(found["count"], found["at"], found["pk"])


def newest_first(user: User, *, unseen: bool = False) -> QuerySet[Notice]:
    """The notices of a person, the latest first, each with what its words name."""
    rows = notices_of(user).select_related("ticket__requester", "ticket__team", "actor", "stood_in_for")
    return (rows.filter(seen_at=None) if unseen else rows).order_by("-at", "-pk")


def shown(rows: Sequence[Notice]) -> Sequence[Notice]:
    """The rows, with what their words are made of: who wrote, who is away, what is to do. Three statements at most."""
    writers = _writers({pk for row in rows if (pk := _message(row))})
    tasks = Task.objects.in_bulk(_keys(rows, "task"))
    away = Absence.objects.select_related("user").in_bulk(_keys(rows, "absence"))
    for row in rows:
        thing = row.thing.partition(":")[0]
        task = tasks.get(row.thing_id) if thing == "task" else None
        absence = away.get(row.thing_id) if thing == "absence" else None
        row.writer = absence.user.short_name if absence else writers.get(_message(row) or 0, "") or _requester(row)
        row.detail = task.title_words if task else row.ticket.subject if row.ticket else ""
    return rows


def _keys(rows: Sequence[Notice], thing: str) -> set[int]:
    """The keys of the things of one sort."""
    return {row.thing_id for row in rows if row.thing.startswith(f"{thing}:")}


def _message(row: Notice) -> int | None:
    """The message of the last occasion, where one was a message."""
    kind, _, pk = row.occasions[-1].partition(":") if row.occasions else ("", "", "")
    return int(pk) if kind == "message" else None


def _writers(keys: set[int]) -> dict[int, str]:
    if not keys:
        return {}
    rows = Message.objects.filter(pk__in=keys).select_related("author_customer", "author_user")
    return {row.pk: _name(row) for row in rows.only("from_name", "author_customer", "author_user")}


def _name(row: Message) -> str:
    if row.author_user:
        return row.author_user.short_name
    return row.author_customer.display_name if row.author_customer else row.from_name


def _requester(row: Notice) -> str:
    return row.ticket.requester.display_name if row.ticket else ""
