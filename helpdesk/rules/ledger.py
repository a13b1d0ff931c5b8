"""Says in words whom the choice of an assignee looked at, and why it passed some over."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_noop


class Passed(StrEnum):
    """Why somebody gets nothing now. A value is stored: never change one."""

    AWAY = "away"
    SKILL = "skill"
    LIMIT = "limit"


WORDS: dict[str, str] = {
    Passed.AWAY: gettext_noop("%(who)s: passed over, away"),
    Passed.SKILL: gettext_noop("%(who)s: passed over, without the skill at this level"),
    Passed.LIMIT: gettext_noop("%(who)s: passed over, at the limit of %(most)s open tickets"),
}


def ledger_lines(entry: Mapping[str, Any]) -> list[str]:
    """A line for each person that an action looked at, the chosen one first; none for actions without a ledger."""
    return [_line(one) for one in entry.get("values", {}).get("ledger", ())]


def _line(one: Mapping[str, Any]) -> str:
    if one["passed"]:
        return gettext(WORDS[one["passed"]]) % one
    if one["points"] is None:
        return gettext("%(who)s: can take it") % one
    values = {**one, "points": points_words(one["points"])}
    if one["level"]:
        return gettext("%(who)s: %(points)s points, %(open)s open, skill level %(level)s") % values
    return gettext("%(who)s: %(points)s points, %(open)s open") % values


def points_words(points: float) -> str:
    """Points as people write them, such as 6.5."""
    return number_format(points, decimal_pos=0 if points == int(points) else 1)
