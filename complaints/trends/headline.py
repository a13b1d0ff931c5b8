"""The one sentence that the trend page opens with: whether the last week is unusual, and what makes most of it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from complaints.queries.counts import TrendCell
from complaints.trends.causes import groups
from complaints.trends.weekly import Weekly
from helpdesk.web.words import formats


class TrendHeadline(NamedTuple):
    """The sentence in parts: `tone` is "warn", "pos" or "info"; `url` leads to the complaints that `text` speaks of."""

    tone: str
    title: str
    text: str
    url: str = ""
    action: str = ""


def headline(weekly: Weekly, cells: Sequence[TrendCell]) -> TrendHeadline:
    """Judge the last closed week, and name the largest cause of the period."""
    total = sum(cell.count for cell in cells)
    if not total:
        return TrendHeadline(
            "info", gettext("No complaints in this period."), gettext("Choose a longer one to see trends.")
        )
    if not weekly.baseline:
        closed = len(weekly.closed)
        weeks = ngettext(
            "%(count)s closed week; limits need eight.", "%(count)s closed weeks; limits need eight.", closed
        )
        text = f"{weeks % {'count': closed}} {_largest(cells, total)}"
        return TrendHeadline("info", gettext("Too early to say what is usual."), text)
    last = weekly.closed[-1]
    if not any(week == last for week, _ in weekly.flagged):
        text = gettext("The last closed week lies within its limits.") + f" {_largest(cells, total)}"
        return TrendHeadline("pos", gettext("As usual."), text)
    run = _run_of_flags(weekly)
    above = weekly.centre is not None and last.tickets and last.complaints / last.tickets > weekly.centre
    count = {"count": formats.number(last.complaints)}
    action = gettext("Open the %(count)s of the last week") % count if last.complaints else ""
    return TrendHeadline("warn" if above else "pos", _title(bool(above), run), _largest(cells, total), last.url, action)


def _title(above: bool, run: int) -> str:
    words = (
        ngettext("Above normal for the last week.", "Above normal for %(count)s weeks.", run)
        if above
        else ngettext("Below normal for the last week.", "Below normal for %(count)s weeks.", run)
    )
    return words % {"count": run}


def _run_of_flags(weekly: Weekly) -> int:
    flagged = {week for week, _ in weekly.flagged}
    run = 0
    for week in reversed(weekly.closed):
        if week not in flagged:
            break
        run += 1
    return run


def _largest(cells: Sequence[TrendCell], total: int) -> str:
    largest = next((cause for cause in groups(cells, "cause") if cause.id), None)
    if largest is None:
        words = ngettext(
            "The one complaint has no cause yet.", "None of the %(total)s complaints has a cause yet.", total
        )
        return words % {"total": formats.number(total)}
    values = {"count": formats.number(largest.count), "total": formats.number(total), "cause": largest.name}
    words = ngettext(
        "The one complaint names “%(cause)s”.", "%(count)s of %(total)s complaints name “%(cause)s”.", total
    )
    return words % values
