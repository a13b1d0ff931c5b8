"""The one sentence that the page opens with: is it unusual, and what makes most of it?"""

from collections.abc import Sequence
from typing import NamedTuple

from complaints.queries.counts import Cell
from complaints.trends.causes import groups
from complaints.trends.weekly import Weekly
from helpdesk.web import formats


class Headline(NamedTuple):
    """`tone` is "warn", "pos" or "info"; `url` leads to the complaints that `text` speaks of."""

    tone: str
    title: str
    text: str
    url: str = ""
    action: str = ""


def headline(weekly: Weekly, cells: Sequence[Cell]) -> Headline:
    """Judges the last closed week and names the largest cause."""
    total = sum(cell.count for cell in cells)
    if not total:
        return Headline("info", "No complaints in this period.", "Choose a longer one to see trends.")
    if not weekly.baseline:
        text = f"{len(weekly.closed)} closed weeks; limits need eight. {_largest(cells, total)}"
        return Headline("info", "Too early to say what is usual.", text)
    last = weekly.closed[-1]
    if not any(week == last for week, _ in weekly.flagged):
        return Headline("pos", "As usual.", f"The last closed week lies within its limits. {_largest(cells, total)}")
    run = _run_of_flags(weekly)
    above = weekly.centre is not None and last.tickets and last.complaints / last.tickets > weekly.centre
    weeks = "the last week" if run == 1 else f"{run} weeks"
    title = f"{'Above' if above else 'Below'} normal for {weeks}."
    action = f"Open the {formats.number(last.complaints)} of the last week" if last.complaints else ""
    return Headline("warn" if above else "pos", title, _largest(cells, total), last.url, action)


def _run_of_flags(weekly: Weekly) -> int:
    flagged = {week for week, _ in weekly.flagged}
    run = 0
    for week in reversed(weekly.closed):
        if week not in flagged:
            break
        run += 1
    return run


def _largest(cells: Sequence[Cell], total: int) -> str:
    largest = next((cause for cause in groups(cells, "cause") if cause.id), None)
    if largest is None:
        return f"None of the {formats.number(total)} complaints has a cause yet."
    return f"{formats.number(largest.count)} of {formats.number(total)} complaints name “{largest.name}”."
