"""Gathers everything the scores page shows, for what a person may see."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext, gettext_noop, ngettext

from helpdesk.customers.models import Product
from helpdesk.people.models import Team, User
from helpdesk.stats.intervals import MIN_SHOWN
from helpdesk.tickets.channels import CHOICES
from helpdesk.web.charts.figure import Chart
from helpdesk.web.charts.split import SplitBar
from helpdesk.web.words import formats
from surveys import access
from surveys.figures import headline
from surveys.figures.groups import Groups, groups
from surveys.figures.trend import trend
from surveys.kinds import SurveyKind
from surveys.models import Answer
from surveys.queries import counts
from surveys.queries.chosen import Chosen
from surveys.queries.held_back import telling
from surveys.texts import EN

GROUPS = {
    "team": (gettext_noop("Team"), "team_id"),
    "product": (gettext_noop("Product"), "product_id"),
    "channel": (gettext_noop("Channel"), "channel"),
    "agent": (gettext_noop("Agent"), "agent_id"),
    "group": (gettext_noop("Group"), "group"),
}


@dataclass(frozen=True)
class Other:
    """Another survey in short, such as CSAT beside NPS; `url` leads to its scores."""

    name: str
    url: str
    n: int
    score: str
    span: str


@dataclass(frozen=True)
class ReasonRow:
    """How often a reason was chosen, with bad and with good scores; `few` where that is held back."""

    key: str
    label: str
    bad: int
    good: int
    n: int

    @property
    def few(self) -> bool:
        return self.n < MIN_SHOWN


@dataclass(frozen=True)
class ScoresPage:
    headline: headline.ScoreHeadline
    who: SplitBar
    sum_words: str
    scores: Chart
    trend: Chart
    groups: Groups
    reasons: list[ReasonRow]
    response: str
    others: list[Other]
    method: str


def scores_page(user: User, chosen: Chosen, kinds: list[SurveyKind], *, by: str, period: str, path: str) -> ScoresPage:
    """Everything the page shows for the answers that `user` may see.

    `kinds` are named beside the chosen one; `by` is a key of GROUPS, `period` is month or week, `path` the page's own
    address. A part of the scale narrows the comments alone: a score of detractors only says nothing.

    Raises:
        KeyError: `by` or `period` is none of these.
    """
    answers, survey, whole = access.visible_to(user), chosen.survey, chosen.without("part")
    found = whole.apply(answers)
    own = chosen.batch is None
    now = counts.by_score(found, survey.scale)
    before = counts.by_score(whole.before().apply(answers), survey.scale) if own else now
    return ScoresPage(
        headline=headline.headline(survey, now, before, chosen.before() if own else None),
        who=headline.who_answered(chosen, now, path),
        sum_words=survey.made(now),
        scores=headline.each_score(chosen, now, path),
        trend=trend(chosen, counts.by_period(found, survey.scale, period), period, path),
        groups=_groups(found, chosen, by, path),
        reasons=_reasons(found, chosen),
        response=_response(user, chosen) if own else "",
        others=_others(answers, chosen, kinds, path) if own else [],
        method=" ".join(kind.method for kind in kinds),
    )


def _groups(answers: QuerySet[Answer], chosen: Chosen, by: str, path: str) -> Groups:
    heading, field = GROUPS[by]
    found = counts.by_group(answers, chosen.survey.scale, field)
    names = _names(by, found)

    def url(key: Any) -> str:
        return f"{path}?{chosen.address(**{by: key})}"

    outside = answers.count() - sum(map(sum, found.values()))
    return groups(chosen.survey, found, names, heading=heading, url=url, outside=outside)


def _names(by: str, keys: Iterable[Any]) -> dict[Any, str]:
    if by == "channel":
        return {value: str(label) for value, label in CHOICES}
    if by == "group":
        return {key: str(key) for key in keys}
    models: dict[str, Any] = {"team": Team, "product": Product, "agent": User}
    return {row.pk: row.name for row in models[by].objects.filter(pk__in=list(keys))}


def _reasons(answers: QuerySet[Answer], chosen: Chosen) -> list[ReasonRow]:
    """What people ticked beside their score; one answer may have several."""
    tally: dict[str, dict[str, int]] = {}
    rows = answers.exclude(reasons=[]).order_by().values_list("reasons", "score").annotate(n=Count("pk"))
    for reasons, score, n in rows:
        for key in reasons:
            of_key = tally.setdefault(key, {"bad": 0, "middle": 0, "good": 0})
            of_key[chosen.survey.scale.group(score)] += n
    found = [
        ReasonRow(key, gettext(EN.reasons.get(key, key)), parts["bad"], parts["good"], sum(parts.values()))
        for key, parts in tally.items()
    ]
    return sorted(found, key=lambda row: (-row.n, row.label))


def _response(user: User, chosen: Chosen) -> str:
    """How many of the surveys sent in the period and delivered were answered, at whatever time, in words."""
    found = counts.responses(chosen.sent(access.invitations_visible_to(user)))
    if not found.delivered:
        return gettext("No survey was sent in this period.")
    share = formats.percent(found.answered / found.delivered)
    answers = ngettext("%(count)s answer", "%(count)s answers", found.answered)
    surveys = ngettext("%(count)s survey", "%(count)s surveys", found.delivered)
    words = gettext("%(answers)s from %(surveys)s, %(share)s") % {
        "answers": answers % {"count": formats.number(found.answered)},
        "surveys": surveys % {"count": formats.number(found.delivered)},
        "share": share,
    }
    return (
        gettext("%(words)s (%(bounced)s came back undelivered)")
        % {"words": words, "bounced": formats.number(found.bounced)}
        if found.bounced
        else words
    )


def _others(answers: QuerySet[Answer], chosen: Chosen, kinds: list[SurveyKind], path: str) -> list[Other]:
    rest = (_other(answers, chosen, survey, path) for survey in kinds if survey.key != chosen.kind)
    return [other for other in rest if other]


def _other(answers: QuerySet[Answer], chosen: Chosen, survey: SurveyKind, path: str) -> Other | None:
    other = dataclasses.replace(chosen, kind=survey.key, part="", reason="")
    of_other = counts.by_score(other.apply(answers), survey.scale)
    n, found = sum(of_other), survey.figure(of_other)
    if found is None or telling(answers, other).held_back:
        return None
    enough = n >= 10
    return Other(
        survey.short,
        f"{path}?{chosen.address(kind=survey.key, part='', batch='', group='')}",
        n,
        survey.words(found.value) if enough else "",
        survey.span(found) if enough else "",
    )
