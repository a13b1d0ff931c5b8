"""Says when a mail may tell somebody of something: at once, which is after a short wait, or with the next digest."""

import datetime as dt
from dataclasses import dataclass

from helpdesk.calendars.clock import BusinessCalendar
from helpdesk.calendars.opening import MINUTES_PER_DAY, Opening
from helpdesk.calendars.queries import default_calendar
from helpdesk.notifications.kinds import Kind, Way
from helpdesk.notifications.models import Hours, NoticeChoices
from helpdesk.people.models import User
from helpdesk.web.zones import zone_of

WAIT = dt.timedelta(minutes=2)
"""Who reads it in the app meanwhile gets no mail."""


@dataclass(frozen=True)
class Plan:
    """In which way somebody is told, and when a mail may tell them; None where none does."""

    way: Way
    mail_at: dt.datetime | None = None


def plan(choices: NoticeChoices, person: User, kind: Kind, now: dt.datetime) -> Plan:
    """How this person is told of a kind that happened now (aware)."""
    if kind.is_urgent:
        return Plan(Way.MAIL, now)
    way = choices.way_of(kind)
    if way == Way.MAIL:
        return Plan(way, earliest(hours_of(choices, person), now + WAIT))
    return Plan(way, next_digest(choices.digests, person, now) if way == Way.DIGEST else None)


def hours_of(choices: NoticeChoices, person: User) -> BusinessCalendar | None:
    """The hours within which mail may come; None where it may at any time."""
    if choices.hours == Hours.OPENING:
        return default_calendar()
    if choices.hours == Hours.OWN and choices.days and choices.opens != choices.closes:
        return own_hours(zone_of(person.time_zone).key, choices.days, choices.opens, choices.closes)
    return None


def own_hours(zone: str, days: list[int], opens: int, closes: int) -> BusinessCalendar:
    """The same hours on each of `days`; those that close before they open go on after midnight."""
    week: list[list[Opening]] = [[] for _ in range(7)]
    for day in days:
        if opens < closes:
            week[day].append(Opening(opens, closes))
            continue
        week[day].append(Opening(opens, MINUTES_PER_DAY))
        if closes:
            week[(day + 1) % 7].insert(0, Opening(0, closes))
    return BusinessCalendar(zone, tuple(tuple(openings) for openings in week))


def earliest(hours: BusinessCalendar | None, at: dt.datetime) -> dt.datetime:
    """The first instant from `at` on that lies in these hours."""
    return next(hours.spans_from(at)).start if hours else at


def next_digest(minutes: list[int], person: User, now: dt.datetime) -> dt.datetime:
    """The next time of a digest after `now`, by the person's clock. A time that the clocks skip comes an hour later."""
    zone = zone_of(person.time_zone)
    today = now.astimezone(zone).date()
    days = (today + dt.timedelta(days=ahead) for ahead in range(3))
    walls = (dt.datetime.combine(day, dt.time(*divmod(minute, 60)), zone) for day in days for minute in minutes)
    return min(at for wall in walls if (at := wall.astimezone(dt.UTC)) > now)
