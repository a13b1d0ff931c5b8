"""Everything the trend page shows, for one person and one set of choices, in a fixed number of statements."""

import dataclasses
import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from complaints import access
from complaints.models import Severity
from complaints.queries import counts
from complaints.queries.counts import Speed, TrendCell
from complaints.queries.filters import ComplaintFilter
from complaints.trends import causes
from complaints.trends.headline import TrendHeadline, headline
from complaints.trends.weekly import WEEK, Week, Weekly, mondays, weekly
from helpdesk.people.models import User
from helpdesk.tickets import access as tickets
from helpdesk.web import shop_time
from helpdesk.web.charts import Chart, HeatTable
from helpdesk.web.parameters import Period
from helpdesk.web.words import formats

DEFAULT_WEEKS = 26


@dataclasses.dataclass(frozen=True)
class SpeedRow:
    """How fast complaints of one severity got there, in words."""

    severity: str
    n: int
    median: str
    p90: str
    waiting: int
    oldest: str


@dataclasses.dataclass(frozen=True)
class TrendPage:
    total: int
    headline: TrendHeadline
    weekly: Weekly
    causes: Chart
    products: HeatTable
    cells: list[TrendCell]
    acknowledged: list[SpeedRow]
    closed: list[SpeedRow]

    @property
    def speed_tables(self) -> list[tuple[str, list[SpeedRow]]]:
        return [(gettext("First answer"), self.acknowledged), (gettext("Solved"), self.closed)]


def default_period(today: dt.date) -> Period:
    """The period that is shown unless another is chosen: 26 whole weeks and the one that runs."""
    monday = today - dt.timedelta(days=today.weekday())
    return Period(monday - DEFAULT_WEEKS * WEEK, today)


def trend_page(user: User, chosen: ComplaintFilter) -> TrendPage:
    """Everything the page shows, for the complaints of the filter that `user` may see.

    Raises:
        ValueError: `chosen` has no first or last day.
    """
    complaints = chosen.apply(access.visible_to(user))
    cells = counts.by_product_and_cause(complaints)
    weeks = weekly(_weeks(user, chosen))

    def url(**changes: Any) -> str:
        return f"{reverse('complaints:list')}?{chosen.address(**changes)}"

    return TrendPage(
        total=sum(cell.count for cell in cells),
        headline=headline(weeks, cells),
        weekly=weeks,
        causes=causes.cause_chart(cells, url),
        products=causes.product_table(cells, url),
        cells=cells,
        acknowledged=_words(counts.speeds(complaints, "acknowledged_at")),
        closed=_words(counts.speeds(complaints, "closed_at")),
    )


def _weeks(user: User, chosen: ComplaintFilter) -> tuple[Week, ...]:
    if chosen.first is None or chosen.last is None:
        raise ValueError("the trend page needs a period")
    complaints = counts.by_week(chosen.apply(access.visible_to(user)), "received_at")
    exposure = tickets.visible_to(user).filter(chosen.period_of("created_at"))
    if chosen.team:
        exposure = exposure.filter(team_id=chosen.team)
    created = counts.by_week(exposure, "created_at")
    over = min(shop_time.today(), chosen.last + dt.timedelta(days=1))
    return tuple(
        Week(
            start=monday,
            complaints=complaints.get(monday, 0),
            # A complaint is one of its week's tickets, whatever an import says of either's day.
            tickets=max(created.get(monday, 0), complaints.get(monday, 0)),
            # A week that the period cuts is as incomplete as the one that still runs.
            is_open=monday + WEEK > over,
            url=_week_url(chosen, monday),
        )
        for monday in mondays(chosen.first, chosen.last)
        if monday >= chosen.first
    )


def _week_url(chosen: ComplaintFilter, monday: dt.date) -> str:
    """The complaints of that week up to the end of the period: as many as the chart counts."""
    sunday = monday + WEEK - dt.timedelta(days=1)
    last = min(sunday, chosen.last or sunday)
    return f"{reverse('complaints:list')}?{chosen.address(first=monday, last=last)}"


def _words(speeds: list[Speed]) -> list[SpeedRow]:
    return [
        SpeedRow(
            str(Severity(s.severity).label),
            s.n,
            _hours(s.median, s.n),
            _hours(s.p90, s.n),
            s.waiting,
            "" if s.oldest is None else formats.duration(s.oldest * 3600),
        )
        for s in speeds
    ]


def _hours(hours: float | None, n: int) -> str:
    if not n:
        return "–"
    return gettext("not yet") if hours is None else formats.duration(hours * 3600)
