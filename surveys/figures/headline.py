"""Makes the first two cards of the scores page: the score with its range and what changed, and who answered."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from helpdesk.stats.intervals import SampleSize, sample_size
from helpdesk.web import shop_time
from helpdesk.web.charts import ScoreCount, SplitPart, distribution_chart, split_bar
from helpdesk.web.charts.bars import LOOK, QUIET, USUAL
from helpdesk.web.charts.figure import Chart
from helpdesk.web.charts.split import SplitBar
from helpdesk.web.words import formats
from surveys.kinds import SurveyKind
from surveys.kinds.measure import Counts
from surveys.queries.chosen import Chosen

TONES = {"bad": LOOK, "middle": QUIET, "good": USUAL}


@dataclass(frozen=True)
class ScoreHeadline:
    """The first card in words.

    `score` is empty where `reason` says why, `mean` where there is none; `compared` speaks of the period before.
    """

    name: str
    n: int
    score: str = ""
    span: str = ""
    faint: bool = False
    reason: str = ""
    compared: str = ""
    comparison: str = ""
    direction: str = "minus"
    mean: str = ""


def headline(survey: SurveyKind, counts: Counts, before: Counts, previous: Chosen | None) -> ScoreHeadline:
    """The score of the period with its 95 % range, compared with the period before where there is one.

    `counts` and `before` are answers in the order of the scale's steps. Below ten answers there is no score, with fewer
    than 30 on a side no comparison.
    """
    name, n = gettext(survey.name), sum(counts)
    found, size = survey.figure(counts), sample_size(n)
    if found is None:
        return ScoreHeadline(name, n, reason=gettext("Nobody has answered in this period."))
    if size in (SampleSize.SUPPRESSED, SampleSize.COUNTS):
        return ScoreHeadline(name, n, reason=gettext("Too few answers for a score (under 10)."))
    compared, comparison, direction = _compared(survey, counts, before, previous) if previous else ("", "", "minus")
    return ScoreHeadline(
        name,
        n,
        score=survey.words(found.value),
        span=survey.span(found),
        faint=size is SampleSize.LOW,
        compared=compared,
        comparison=comparison,
        direction=direction,
        mean=survey.mean(counts),
    )


def _compared(survey: SurveyKind, counts: Counts, before: Counts, previous: Chosen) -> tuple[str, str, str]:
    """(bold words, the rest, icon)."""
    period = period_words(previous.start, previous.end)
    changed, old = survey.change(before, counts), survey.figure(before)
    if changed is None or old is None:
        return (
            "",
            gettext("Too few answers to compare with %(period)s: each side needs 30.") % {"period": period},
            "minus",
        )
    points = round(abs(changed.difference))
    values = {"points": points, "period": period, "score": survey.words(old.value)}
    if not points:
        bold = gettext("Same as %(period)s.") % values
    elif changed.difference > 0:
        bold = gettext("%(points)s above %(period)s (%(score)s).") % values
    else:
        bold = gettext("%(points)s below %(period)s (%(score)s).") % values
    rest = gettext("This may be chance.") if changed.by_chance else gettext("More than chance.")
    return bold, rest, "minus" if not points else "arrow-up" if changed.difference > 0 else "arrow-down"


def who_answered(chosen: Chosen, counts: Counts, path: str) -> SplitBar:
    """Bar of those let down, in between and pleased, each leading to its comments."""
    totals = dict(zip(("good", "middle", "bad"), chosen.survey.scale.split(counts), strict=True))
    parts = [
        SplitPart(label, totals[part], TONES[part], f"{path}?{chosen.address(part=part)}#comments")
        for part, label in chosen.survey.parts.items()
    ]
    said = ", ".join(f"{formats.number(part.count)} {part.label}" for part in parts)
    return split_bar(
        parts,
        label=gettext("Who answered: %(said)s") % {"said": said},
        empty=gettext("Nobody has answered in this period."),
    )


def each_score(chosen: Chosen, counts: Counts, path: str) -> Chart:
    """Chart of how many gave each score; a bar leads to the comments of its part of the scale."""
    scale = chosen.survey.scale
    parts = [(score, scale.group(score)) for score in scale.steps]
    scores = [
        ScoreCount(str(score), count, TONES[part], f"{path}?{chosen.address(part=part)}#comments")
        for (score, part), count in zip(parts, counts, strict=True)
    ]
    return distribution_chart(
        scores,
        label=gettext("Answers by score, %(counts)s in all") % {"counts": formats.number(sum(counts))},
        empty=gettext("Nobody has answered in this period."),
        score_heading=gettext("Score"),
        count_heading=gettext("Answers"),
    )


def period_words(start: dt.date, end: dt.date) -> str:
    """The period in words: `October` for a whole month, else `1 Oct – 19 Nov`; the last day is included."""
    today = shop_time.today()
    whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    if whole and (start.year, start.month) == (end.year, end.month):
        return formats.month(start, year=start.year != today.year)
    return f"{formats.short_date(start, today)} – {formats.short_date(end, today)}"
