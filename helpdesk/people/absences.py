"""Tells who is away today, who stands in for them, and for whom nobody does. No statement, while nothing changes."""

import datetime as dt
from collections.abc import Mapping

from helpdesk.people.models import Absence, User
from helpdesk.people.models.absence import kept
from helpdesk.web import shop_time


def away(day: dt.date | None = None) -> Mapping[int, Absence]:
    """The absences of a day, or of today, by person."""
    day = day or shop_time.today()
    return {row.user_id: row for row in kept.current() if row.first_day <= day <= row.last_day}


def stand_in(person: User, day: dt.date | None = None) -> User | None:
    """Who stands in for somebody who is away: their delegate, or that one's where they are away too, and so on.

    None where the way ends with nobody, with somebody who left, or in a circle; and for a person who is here.
    """
    found = away(day)
    seen, row = {person.pk}, found.get(person.pk)
    while row and row.delegate and row.delegate.takes_work and row.delegate.pk not in seen:
        if row.delegate.pk not in found:
            return row.delegate
        seen.add(row.delegate.pk)
        row = found[row.delegate.pk]
    return None


def stood_in_for(person: User) -> list[Absence]:
    """The absences of today in which a person stands in, whether they were named or it came to them."""
    return [row for row in away().values() if row.delegate_id and stand_in(row.user) == person]


def work_of(person: User) -> list[int]:
    """Keys of whose work a person sees to today: their own, and that of those for whom they stand in."""
    return [person.pk, *(row.user_id for row in stood_in_for(person))]


def alone() -> frozenset[int]:
    """Keys of those who are away today with nobody who stands in."""
    return frozenset(pk for pk, row in away().items() if stand_in(row.user) is None)


def first_gap(absence: Absence) -> dt.date | None:
    """The first day from today on which nobody stands in; None where somebody always does.

    Looked through for a year at most.
    """
    first = max(absence.first_day, shop_time.today())
    days = min((absence.last_day - first).days, 366)
    every = (first + dt.timedelta(days=count) for count in range(days + 1))
    return next((day for day in every if stand_in(absence.user, day) is None), None)
