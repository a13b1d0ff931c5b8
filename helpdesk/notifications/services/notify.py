"""Tells colleagues that something happened, each once for an occasion."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from helpdesk.notifications.kinds import Way, kind_of
from helpdesk.notifications.models import Notice
from helpdesk.notifications.planning import Plan, plan
from helpdesk.notifications.queries.choices import choices_by_person
from helpdesk.notifications.services.mail_now import mail_now
from helpdesk.people.absences import stand_in
from helpdesk.people.models import User
from helpdesk.tickets.access import sees
from helpdesk.tickets.models import Ticket

# One statement decides, so that two workers with one occasion, or with two of one thing, leave one notice. What was
# mailed before is mailed again when it happens again; what waits for its mail does not wait longer for it.
_STORE = """
    INSERT INTO notifications_notice AS held
        (user_id, kind, thing, ticket_id, actor_id, stood_in_for_id, occasions, count, at, way, mail_at)
    SELECT %(user)s, %(kind)s, %(thing)s, %(ticket)s, %(actor)s, %(stood_in_for)s, %(occasions)s::varchar[], 1, %(at)s,
        %(way)s, %(mail_at)s::timestamptz
    WHERE NOT EXISTS (
        SELECT FROM notifications_notice
        WHERE user_id = %(user)s AND thing = %(thing)s AND kind = %(kind)s AND occasions @> %(occasions)s::varchar[]
    )
    ON CONFLICT (user_id, kind, thing) WHERE seen_at IS NULL DO UPDATE SET
        occasions = held.occasions || excluded.occasions,
        count = held.count + 1,
        at = greatest(held.at, excluded.at),
        actor_id = excluded.actor_id,
        stood_in_for_id = excluded.stood_in_for_id,
        way = excluded.way,
        mail_at = CASE WHEN held.mailed_at IS NULL THEN least(held.mail_at, excluded.mail_at) ELSE excluded.mail_at END,
        mailed_at = NULL
    WHERE NOT held.occasions @> excluded.occasions
    RETURNING id
"""


@dataclass(frozen=True)
class _Hearer:
    """Who is told, and whom they stand in for, if for anybody."""

    person: User
    stood_in_for: User | None = None


def notify(
    *,
    kind: str,
    to: Iterable[User],
    thing: str,
    occasion: str,
    ticket: Ticket | None = None,
    actor_id: int | None = None,
) -> list[int]:
    """Tell people of `thing`, such as `ticket:7`; the same `occasion` again tells nobody twice.

    Who is away is told by whoever stands in. Nobody is told what they did themselves (`actor_id`), nor of a ticket that
    they do not see. Returns the keys of notices that are new or say more than before.

    Raises:
        KeyError: no room has registered the kind.
        RuntimeError: called outside a transaction, where it could outlive a failed change.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("notify() belongs inside the transaction of what it tells of")
    sort, now = kind_of(kind), timezone.now()
    hearers = [one for one in _hearers(to, ticket, both=sort.is_urgent) if one.person.pk != actor_id]
    if not hearers:
        return []
    choices = choices_by_person(one.person for one in hearers)
    what = {"kind": kind, "thing": thing, "occasions": [occasion], "ticket": ticket and ticket.pk, "actor": actor_id}
    made = []
    for one in hearers:
        planned = plan(choices[one.person.pk], one.person, sort, now)
        if planned.way != Way.OFF and (pk := _store(one, planned, {**what, "at": now})):
            made.append(pk)
    if made and sort.is_urgent:
        rows = Notice.objects.filter(pk__in=made).select_related("user", "ticket__requester", "actor", "stood_in_for")
        mail_now(list(rows.order_by("pk")), now)
    return made


def _hearers(people: Iterable[User], ticket: Ticket | None, *, both: bool) -> list[_Hearer]:
    """Who hears of it, each once, in the order of their keys: who stands in for somebody away, or `both` of them.

    Who would hear it for themselves and for others hears it for themselves.
    """
    found: dict[int, _Hearer] = {}
    for person in people:
        deputy = stand_in(person)
        stands_in = deputy is not None and _sees(deputy, ticket)
        if deputy and stands_in:
            found.setdefault(deputy.pk, _Hearer(deputy, person))
        if (both or not stands_in) and person.is_agent and _sees(person, ticket):
            found[person.pk] = _Hearer(person)
    return [found[pk] for pk in sorted(found)]


def _sees(person: User, ticket: Ticket | None) -> bool:
    return ticket is None or sees(person, ticket)


def _store(hearer: _Hearer, planned: Plan, what: dict[str, Any]) -> int | None:
    """The key of the notice, which is new or says more than before; None where it was told already."""
    who = {"user": hearer.person.pk, "stood_in_for": hearer.stood_in_for.pk if hearer.stood_in_for else None}
    with connection.cursor() as cursor:
        cursor.execute(_STORE, {**what, **who, "way": planned.way.value, "mail_at": planned.mail_at})
        found = cursor.fetchone()
    return found[0] if found else None
