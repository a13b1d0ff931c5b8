"""Decides what may be told of answers, whichever way one asks: page, drill-down, export and API all come through here.

Fewer than five answers are held back, and so is a group from which a smaller one could be worked out: by the table that
names the groups, by a filter that picks one, or by two periods that differ in a few days.
"""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext, gettext_noop

from helpdesk.stats.intervals import MIN_SHOWN, SampleSize, protect
from helpdesk.web import shop_time
from helpdesk.web.words import formats
from surveys.models import Answer
from surveys.queries.chosen import Chosen

GROUPS = {
    "team": "team_id",
    "agent": "agent_id",
    "product": "product_id",
    "channel": "channel",
    "language": "language",
    "group": "group",
}
DAY = dt.timedelta(days=1)
SOURCE = ("kind", "batch_id")
FEW = gettext_noop("Fewer than five answers fit these choices. They are held back: a person could be recognised.")
WORKED_OUT = gettext_noop("Held back: with this number a group of fewer than five answers could be worked out.")


@dataclasses.dataclass(frozen=True)
class Telling:
    """The choices as they may be told, with a `note` where the period lost days; `held_back` says why nothing is."""

    chosen: Chosen
    note: str = ""
    held_back: str = ""


def telling(answers: QuerySet[Answer], chosen: Chosen) -> Telling:
    """Decide what of one set of choices may be told."""
    base = dataclasses.replace(chosen, part="")
    whole = base if chosen.batch else _whole_blocks(answers, base)
    if whole.start > whole.end:
        return Telling(chosen, held_back=gettext(FEW))
    told = dataclasses.replace(chosen, start=whole.start, end=whole.end)
    return Telling(told, _note(chosen, told), _objection(answers, whole))


def small_groups(answers: QuerySet[Answer], field: str) -> set[Any]:
    """The values of a column whose answers are too few to be told apart from the others."""
    return _too_small(dict(answers.order_by().values_list(field).annotate(n=Count("pk"))))


def few_of_their_kind(answers: QuerySet[Answer]) -> Q:
    """Answers of a survey or a file of which fewer than five are among these."""
    sizes = answers.order_by().values_list(*SOURCE).annotate(n=Count("pk"))
    small = [
        Q(kind=kind, batch_id=batch) if batch else Q(kind=kind, batch=None) for kind, batch, n in sizes if n < MIN_SHOWN
    ]
    return reduce(or_, small, Q(pk__in=[]))


def _too_small(sizes: dict[Any, int]) -> set[Any]:
    outside = sizes.pop(None, 0) + sizes.pop("", 0)
    classes = protect(list(sizes.values()), outside)
    return {key for key, kind in zip(sizes, classes, strict=True) if kind is SampleSize.SUPPRESSED}


@dataclasses.dataclass(frozen=True)
class Unnamed:
    """Rows one by one, as export and API give them: what names a small group is left out, and the ticket with it."""

    groups: dict[str, set[tuple[str, int | None, Any]]]

    @classmethod
    def among(cls, answers: QuerySet[Answer]) -> "Unnamed":
        """The small groups of each survey and each file among these answers."""
        return cls({name: _small_by_source(answers, field) for name, field in GROUPS.items()})

    def fields_of(self, answer: Answer) -> set[str]:
        """The names in `GROUPS` that must not be told of this answer."""
        source = (answer.kind, answer.batch_id)
        return {name for name, keys in self.groups.items() if (*source, getattr(answer, GROUPS[name])) in keys}


def _small_by_source(answers: QuerySet[Answer], field: str) -> set[tuple[str, int | None, Any]]:
    sizes: dict[tuple[str, int | None], dict[Any, int]] = defaultdict(dict)
    for kind, batch, key, n in answers.order_by().values_list(*SOURCE, field).annotate(n=Count("pk")):
        sizes[kind, batch][key] = n
    return {(*source, key) for source, groups in sizes.items() for key in _too_small(groups)}


def _objection(answers: QuerySet[Answer], chosen: Chosen) -> str:
    if 0 < chosen.apply(answers).count() < MIN_SHOWN:
        return gettext(FEW)
    for name, field in GROUPS.items():
        picked = getattr(chosen, name)
        if picked and picked in small_groups(chosen.without(name).apply(answers), field):
            return gettext(WORKED_OUT)
    return ""


def _whole_blocks(answers: QuerySet[Answer], chosen: Chosen) -> Chosen:
    """The period without the blocks that its ends cut: between two such periods lie five answers, or none."""
    start, end = chosen.start, chosen.end
    for first, last in blocks(_by_day(answers, chosen)):
        start = last + DAY if first < start <= last else start
        end = first - DAY if first <= end < last else end
    return dataclasses.replace(chosen, start=start, end=end)


def blocks(days: Iterable[tuple[dt.date, int]]) -> list[tuple[dt.date, dt.date]]:
    """Runs of days as (first, last) that hold five answers each; what is left at the end joins the one before."""
    found: list[tuple[dt.date, dt.date]] = []
    first, held = None, 0
    for day, n in days:
        first, held = first or day, held + n
        if held >= MIN_SHOWN:
            found.append((first, day))
            first, held = None, 0
        last = day
    if first and found:
        found[-1] = (found[-1][0], last)
    elif first:
        found = [(first, last)]
    return found


def _by_day(answers: QuerySet[Answer], chosen: Chosen) -> Iterable[tuple[dt.date, int]]:
    at = TruncDate("answered_at", tzinfo=shop_time.zone())
    of_all_time = chosen.without_period(answers).order_by().annotate(day=at)
    return of_all_time.values_list("day").annotate(n=Count("pk")).order_by("day")


def _note(asked: Chosen, told: Chosen) -> str:
    if (asked.start, asked.end) == (told.start, told.end):
        return ""
    days = gettext("%(first)s to %(last)s") % {
        "first": formats.long_date(told.start),
        "last": formats.long_date(told.end),
    }
    return gettext(
        "%(days)s is shown: days at the ends of a period with fewer than five answers are not told apart."
    ) % {"days": days}
