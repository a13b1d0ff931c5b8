"""Everything the page of today shows, for one person and one set of choices, in a fixed number of statements."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.people.access import assignees
from helpdesk.people.models import Team, User
from helpdesk.stats.expected import Expected, expected_count, scatter
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.today.queries import queue, volume
from helpdesk.today.queries.queue import Backlog, Load, TeamQueue
from helpdesk.today.queries.replies import FirstReplies, first_replies
from helpdesk.web import shop_time
from helpdesk.web.charts import Chart, HourCount, HourWords, ScoreCount, bars, distribution_chart, hours_chart
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.words import formats

WEEKS, LEAST_WEEKS = 8, 4
FEW = 10
"""Of fewer replies the figures are told with a warning."""
AGES = (
    gettext_noop("Under 1 day"),
    gettext_noop("1 to 3 days"),
    gettext_noop("3 to 7 days"),
    gettext_noop("7 to 30 days"),
    gettext_noop("Over 30 days"),
)
"""Words of the buckets of `queue.AGES`."""
OLD_FROM = 3
"""The bucket from which on the backlog asks to be looked at."""
FIRST_HOUR, LAST_HOUR = 8, 17
"""Hours that are shown however quiet they are."""


class Shown(NamedTuple):
    """What somebody chose to see: the days up to today that count for replies, and one team or all."""

    days: int
    team: Team | None


@dataclass(frozen=True)
class TeamRow:
    """The queue of a team, or of no team, with the address of its tickets in the inbox."""

    team: Team | None
    queue: TeamQueue
    longest: str
    slug: str

    def url(self, view: str) -> str:
        """The inbox with this team's tickets of a view."""
        return f"{reverse('tickets:inbox')}?{urlencode({'view': view, 'team': self.slug})}"

    @property
    def urls(self) -> dict[str, str]:
        return {view: self.url(view) for view in ("open", "waiting", "unassigned", "overdue")}


class PersonRow(NamedTuple):
    """A colleague and what they have open."""

    person: User
    load: Load


@dataclass(frozen=True)
class Volume:
    """What came and was done today by the hour, beside what is usual; `rest` is what is usual until midnight.

    `weeks` is of how many weeks that is known, `scatter` how many times as much as chance these vary.
    """

    chart: Chart
    came: int
    done: int
    rest: Expected | None
    weeks: int
    scatter: float


@dataclass(frozen=True)
class TodayPage:
    teams: list[TeamRow]
    total: TeamQueue
    replies: FirstReplies
    backlog: Backlog
    ages: Chart
    volume: Volume
    people: list[PersonRow] | None


def today_page(user: User, teams: Sequence[Team], shown: Shown) -> TodayPage:
    """Everything the page shows of the tickets that `user` may see; `people` is None for who may not compare them."""
    now, day = timezone.now(), shop_time.today()
    midnight = shop_time.midnight(day + dt.timedelta(days=1))
    tickets = visible_to(user).filter(team=shown.team) if shown.team else visible_to(user)
    found = queue.by_team(tickets, now)
    backlog = queue.backlog(tickets, now)
    since = shop_time.midnight(day - dt.timedelta(days=shown.days - 1))
    wanted = [*volume.same_weekdays(day, WEEKS), day]
    people = None
    if user.may(Permission.COMPARE_AGENTS):
        people = _people(user, teams, shown, queue.by_person(tickets, now, midnight))
    return TodayPage(
        teams=_rows(found, [shown.team] if shown.team else teams, now),
        total=_total(found),
        replies=first_replies(tickets, since, now),
        backlog=backlog,
        ages=_ages(backlog),
        volume=_volume(
            volume.by_hour(tickets, "created_at", wanted), volume.by_hour(tickets, "resolved_at", [day])[day], now
        ),
        people=people,
    )


def queue_rows(tickets: QuerySet[Ticket], teams: Sequence[Team], now: dt.datetime) -> list[TeamRow]:
    """The queue of each of the teams, and of what has none. One statement."""
    return _rows(queue.by_team(tickets, now), teams, now)


def _rows(found: list[TeamQueue], teams: Sequence[Team], now: dt.datetime) -> list[TeamRow]:
    """The teams by name, also those with nothing open; what has no team comes last, where there is any."""
    known = {one.team: one for one in found}
    rows = [_row(team, known.get(team.pk, TeamQueue(team.pk, 0, 0, 0, 0, 0, 0, None)), now) for team in teams]
    return [*rows, _row(None, known[None], now)] if None in known else rows


def _row(team: Team | None, one: TeamQueue, now: dt.datetime) -> TeamRow:
    longest = formats.duration((now - one.waiting_since).total_seconds()) if one.waiting_since else "–"
    return TeamRow(team, one, longest, team.slug if team else "none")


def _total(found: list[TeamQueue]) -> TeamQueue:
    return TeamQueue(
        team=None,
        open=sum(one.open for one in found),
        new=sum(one.new for one in found),
        waiting=sum(one.waiting for one in found),
        unassigned=sum(one.unassigned for one in found),
        overdue=sum(one.overdue for one in found),
        soon=sum(one.soon for one in found),
        waiting_since=min((one.waiting_since for one in found if one.waiting_since), default=None),
    )


def _people(user: User, teams: Sequence[Team], shown: Shown, loads: dict[int, Load]) -> list[PersonRow]:
    """Who can be given the tickets that are shown: who has most first."""
    found = assignees()
    if shown.team or not user.sees_all:
        chosen = [shown.team] if shown.team else list(teams)
        found = found.filter(memberships__team__in=chosen).distinct()
    rows = [PersonRow(person, loads.get(person.pk, Load(person.pk, 0, 0, 0, 0))) for person in found]
    return sorted(rows, key=lambda row: -row.load.open)


def _ages(backlog: Backlog) -> Chart:
    return distribution_chart(
        [
            ScoreCount(gettext(words), count, bars.LOOK if i >= OLD_FROM and count else bars.USUAL)
            for i, (words, count) in enumerate(zip(AGES, backlog.buckets, strict=True))
        ],
        label=gettext("Open tickets by age"),
        empty=gettext("No ticket is open."),
        score_heading=gettext("Age"),
        count_heading=gettext("Open"),
    )


def _volume(came: dict[dt.date, volume.Day], done: volume.Day, now: dt.datetime) -> Volume:
    *past, today = came.values()
    weeks = _known(past)
    spread = scatter(list(zip(*weeks, strict=True))) if weeks else 1.0
    hour = timezone.localtime(now, shop_time.zone()).hour
    hours = [
        _hour(at, hour, (today[at], done[at]), expected_count([week[at] for week in weeks], scatter=spread))
        for at in range(volume.HOURS)
    ]
    return Volume(
        chart=hours_chart(
            _worth_showing(hours),
            label=gettext("New and resolved tickets by the hour, with what is usual on this weekday"),
            empty=gettext("Nothing came or was resolved today, and too little is known of this weekday."),
            words=HourWords(gettext("Hour"), gettext("New"), gettext("Resolved"), gettext("New, usual")),
        ),
        came=sum(today),
        done=sum(done),
        rest=expected_count([sum(week[hour + 1 :]) for week in weeks], scatter=spread),
        weeks=len(weeks),
        scatter=spread,
    )


def _known(past: Sequence[volume.Day]) -> list[volume.Day]:
    """The weeks since the first in which anything came; none where these are too few to say what is usual."""
    first = next((i for i, day in enumerate(past) if any(day)), len(past))
    known = list(past[first:])
    return known if len(known) >= LEAST_WEEKS else []


def _hour(at: int, now: int, counts: tuple[int, int], usual: Expected | None) -> HourCount:
    came, done = counts if at <= now else (None, None)
    return HourCount(
        label=f"{at:02}",
        name=f"{at:02}:00–{at + 1:02}:00",
        came=came,
        done=done,
        usual=usual.mean if usual else None,
        low=usual.low if usual else None,
        high=usual.high if usual else None,
        running=at == now,
    )


def _worth_showing(hours: list[HourCount]) -> list[HourCount]:
    """The hours of a working day, and those around it up to which anything came or usually comes."""
    busy = [i for i, hour in enumerate(hours) if hour.came or hour.done or hour.running or (hour.usual or 0) >= 0.5]
    return hours[min([FIRST_HOUR, *busy]) : max([LAST_HOUR, *busy]) + 1]
