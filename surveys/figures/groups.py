"""Compares teams, products, channels or agents side by side; small groups stand without a score."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.stats.intervals import SampleSize, benjamini_hochberg, protect, sample_size
from helpdesk.web.charts import SplitPart, StripRow, StripTable, strip_table
from surveys.figures.headline import TONES
from surveys.kinds import SurveyKind
from surveys.kinds.measure import Counts, ScoreFigure

REASONS = {
    SampleSize.SUPPRESSED: gettext_noop("Too few answers to show (under 5)"),
    SampleSize.COUNTS: gettext_noop("Too few answers for a score (under 10)"),
}
HELD_BACK = gettext_noop("Held back, so that a smaller group cannot be worked out from the total")
PEOPLE = gettext_noop("Agent")
NO_RANKING = gettext_noop("In order of names, not of scores: ranges overlap or answers are too few to rank people.")
MIN_N = 5
STEP = 20


@dataclass(frozen=True)
class Groups:
    """The table, and the groups that are below the rest by more than chance."""

    table: StripTable
    below: list[str]
    order: str = ""


def groups(
    survey: SurveyKind,
    counts: dict[Any, Counts],
    names: dict[Any, str],
    *,
    heading: str,
    url: Callable[[Any], str],
    outside: int = 0,
) -> Groups:
    """Table of groups from the best score to the worst, then the small ones by size; `outside` answers belong to none.

    `counts` are answers in the order of the scale's steps. People are ranked only where the ranges of all of them lie
    apart; else they stand by name.

    A group stands out when it scores below all others together by more than chance, Benjamini and Hochberg at 5 %
    over all groups with 30 answers; so many comparisons would else flag one in twenty for nothing.
    """
    keys = sorted(counts, key=lambda key: _order(survey, counts[key], names.get(key, "")))
    by_name = heading == PEOPLE and not _lie_apart(survey, [counts[key] for key in keys])
    if by_name:
        keys.sort(key=lambda key: names.get(key, "").casefold())
    sizes = dict(zip(keys, protect([sum(counts[key]) for key in keys], outside), strict=True))
    low = _below_the_rest(survey, {key: counts[key] for key in keys if sizes[key] is SampleSize.FULL}, counts)
    labels = {key: names.get(key, str(key)) for key in keys}
    rows = [_row(survey, labels[key], counts[key], sizes[key], look=key in low, url=url(key)) for key in keys]
    total = survey.figure(_total(survey, counts.values()))
    name, group = survey.short, gettext(heading)
    ends = _ends([row for row in rows if row.low is not None], total)
    table = strip_table(
        rows,
        label=gettext("%(group)s: %(name)s, with the 95%% range of each") % {"name": name, "group": group},
        empty=gettext("Nothing to compare: no answer of this period has this detail."),
        low=ends[0],
        high=ends[1],
        group_heading=group,
        score_heading=name,
        reference=(gettext("all"), total.value) if total else None,
        fmt=survey.words,
    )
    return Groups(
        table, [labels[key] for key in keys if key in low], gettext(NO_RANKING) if by_name and len(keys) > 1 else ""
    )


def _lie_apart(survey: SurveyKind, ordered: list[Counts]) -> bool:
    """Whether each range lies wholly below the one before, with thirty answers each."""
    found = [survey.figure(counts) for counts in ordered]
    if any(sample_size(sum(counts)) is not SampleSize.FULL for counts in ordered):
        return False
    return all(better and worse and worse.high < better.low for better, worse in pairwise(found))


def _ends(rows: list[StripRow], total: ScoreFigure | None) -> tuple[float, float]:
    """Ends of the common axis: the ranges that are drawn, out to the next step of twenty."""
    lows = [row.low for row in rows if row.low is not None] + ([total.value] if total else [0])
    highs = [row.high for row in rows if row.high is not None] + ([total.value] if total else [STEP])
    low, high = floor(min(lows) / STEP) * STEP, ceil(max(highs) / STEP) * STEP
    return (low, high) if low < high else (low - STEP, high + STEP)


def _order(survey: SurveyKind, counts: Counts, name: str) -> tuple[bool, float, str]:
    found = survey.figure(counts)
    small = sum(counts) < 10
    return small, -sum(counts) if small or found is None else -found.value, name


def _below_the_rest(survey: SurveyKind, large: dict[Any, Counts], counts: dict[Any, Counts]) -> set[Any]:
    everybody = _total(survey, counts.values())
    tested = {}
    for key, own in large.items():
        rest = tuple(a - b for a, b in zip(everybody, own, strict=True))
        changed = survey.change(rest, own)
        if changed is not None:
            tested[key] = changed
    adjusted = benjamini_hochberg([changed.p for changed in tested.values()])
    pairs = zip(tested.items(), adjusted, strict=True)
    return {key for (key, changed), result in pairs if result.rejected and changed.difference < 0}


def _row(survey: SurveyKind, name: str, counts: Counts, size: SampleSize, *, look: bool, url: str) -> StripRow:
    n = None if size is SampleSize.SUPPRESSED else sum(counts)
    found = survey.figure(counts)
    if found is None or size in REASONS:
        held_back = size is SampleSize.SUPPRESSED and sum(counts) >= MIN_N
        reason = gettext(HELD_BACK) if held_back else gettext(REASONS[size]) if size in REASONS else ""
        return StripRow(name, n, reason=reason, faint=True, url="" if n is None else url)
    totals = dict(zip(("good", "middle", "bad"), survey.scale.split(counts), strict=True))
    split = tuple(SplitPart(label, totals[part], TONES[part]) for part, label in survey.parts.items())
    return StripRow(
        name,
        n,
        score=found.value,
        low=found.low,
        high=found.high,
        faint=size is SampleSize.LOW,
        look=look,
        url=url,
        split=split,
    )


def _total(survey: SurveyKind, counts: Any) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True))) or tuple(0 for _ in survey.scale.steps)
