"""Judges complaints per 100 tickets week by week, on a chart of shares (a p-chart with exact limits)."""

import dataclasses
import datetime as dt

from django.utils.translation import gettext, gettext_noop, ngettext

from complaints.trends.chance import stated_chance
from helpdesk.stats.control import ControlChart, share_chart
from helpdesk.web.charts import Chart, ControlPeriod, OpenPeriod, control_chart
from helpdesk.web.words import formats

WEEK = dt.timedelta(days=7)
MIN_BASELINE, BASELINE = 8, 20
RULES = {
    "R1": gettext_noop("outside the limits"),
    "R2": gettext_noop("nine weeks on one side of the usual"),
    "R3": gettext_noop("six weeks rising or falling"),
}


@dataclasses.dataclass(frozen=True)
class Week:
    """One local week from its Monday; `url` leads to its complaints."""

    start: dt.date
    complaints: int
    tickets: int
    is_open: bool
    url: str


@dataclasses.dataclass(frozen=True)
class Weekly:
    """The chart, what it was made of, and the closed weeks that are flagged, in order of time.

    `scatter` is how many times as much as chance the weeks of the baseline vary, and so how much wider the limits are.
    `false_alarms` is the share of charts like this one, with nothing unusual in them, that flag at least one week.
    """

    weeks: tuple[Week, ...]
    chart: Chart
    flagged: tuple[tuple[Week, str], ...]
    baseline: int
    centre: float | None
    scatter: float = 1.0
    false_alarms: float | None = None

    @property
    def flagged_words(self) -> str:
        count = len(self.flagged)
        return ngettext("%(count)s week flagged", "%(count)s weeks flagged", count) % {"count": count}

    @property
    def closed(self) -> tuple[Week, ...]:
        return tuple(week for week in self.weeks if not week.is_open)


def mondays(first: dt.date, last: dt.date) -> list[dt.date]:
    """The Mondays of all weeks that touch the days from `first` to `last`."""
    monday = first - dt.timedelta(days=first.weekday())
    return [monday + WEEK * i for i in range((last - monday) // WEEK + 1)]


def weekly(weeks: tuple[Week, ...]) -> Weekly:
    """Judge closed weeks against limits from the first 20 of them (8 at least); the open week is only drawn.

    Values of the chart are complaints per 100 tickets, `centre` is a share (0 to 1). With fewer than 8 closed weeks
    there are no limits, and nothing is flagged.
    """
    closed = [week for week in weeks if not week.is_open]
    baseline = min(BASELINE, len(closed))
    judged = _judge(closed, baseline) if baseline >= MIN_BASELINE else None
    points = judged.points if judged else ()
    centre = judged.centre if judged else None
    flagged = tuple(
        (week, point.rules[0]) for week, point in zip(closed, points, strict=bool(points)) if point.is_signal
    )
    return Weekly(
        weeks,
        _chart(weeks, closed, judged, len(flagged)),
        flagged,
        baseline if judged else 0,
        centre,
        judged.sigma_z if judged else 1.0,
        _false_alarms(closed, baseline, judged) if judged else None,
    )


def _judge(closed: list[Week], baseline: int) -> ControlChart:
    return share_chart([week.complaints for week in closed], [week.tickets for week in closed], baseline)


def _false_alarms(closed: list[Week], baseline: int, judged: ControlChart) -> float | None:
    complaints = sum(week.complaints for week in closed)
    return stated_chance(complaints, [week.tickets for week in closed], baseline, judged)


def _chart(weeks: tuple[Week, ...], closed: list[Week], judged: ControlChart | None, flagged: int) -> Chart:
    periods = []
    for i, week in enumerate(closed):
        point = judged.points[i] if judged else None
        periods.append(
            ControlPeriod(
                label=_label(week.start),
                name=_name(week),
                value=_rate(week),
                low=point.low * 100 if point and point.low is not None else None,
                high=point.high * 100 if point and point.high is not None else None,
                signal=bool(point and point.is_signal),
                note=", ".join(gettext(RULES.get(rule, rule)) for rule in point.rules) if point else "",
                url=week.url,
            )
        )
    current = next((week for week in weeks if week.is_open and week.tickets), None)
    return control_chart(
        periods,
        label=gettext("Complaints per 100 tickets by week, %(closed)s closed weeks, %(flagged)s of them flagged")
        % {"closed": len(closed), "flagged": flagged},
        empty=gettext("No week with tickets lies in this period. Choose a longer one."),
        centre=judged.centre * 100 if judged and judged.centre is not None else None,
        open_period=_open_period(current) if current else None,
        value_heading=gettext("Complaints per 100 tickets"),
        fmt=lambda value: formats.number(value, 1),
    )


def _name(week: Week) -> str:
    words = ngettext(
        "Week of %(day)s: %(complaints)s complaint of %(tickets)s tickets",
        "Week of %(day)s: %(complaints)s complaints of %(tickets)s tickets",
        week.complaints,
    )
    return words % {"day": formats.long_date(week.start), "complaints": week.complaints, "tickets": week.tickets}


def _open_period(week: Week) -> OpenPeriod:
    words = ngettext(
        "Week of %(day)s, still open: %(complaints)s complaint so far",
        "Week of %(day)s, still open: %(complaints)s complaints so far",
        week.complaints,
    )
    name = words % {"day": formats.long_date(week.start), "complaints": week.complaints}
    return OpenPeriod(label=_label(week.start), name=name, value=_rate(week) or 0, url=week.url)


def _rate(week: Week) -> float | None:
    return 100 * week.complaints / week.tickets if week.tickets else None


def _label(day: dt.date) -> str:
    return formats.day_and_month(day)
