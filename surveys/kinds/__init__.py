"""The kinds of surveys that can be asked, an entry each; all other places read them here.

A kind that is not usual is offered in the settings, and named among the scores once it is on or has answers.
"""

from collections.abc import Iterable

from django.utils.translation import gettext

from surveys.kinds.ces import CES
from surveys.kinds.csat import CSAT
from surveys.kinds.entry import KEY_LENGTH, SurveyKind
from surveys.kinds.nps import NPS
from surveys.kinds.scale import Scale

KINDS = {kind.key: kind for kind in (NPS, CSAT, CES)}
FIRST = NPS.key

__all__ = ["FIRST", "KEY_LENGTH", "KINDS", "Scale", "SurveyKind", "choices", "kind_of", "position", "title", "usual"]


def kind_of(key: str) -> SurveyKind:
    """The entry behind a stored key."""
    return KINDS[key]


def choices() -> list[tuple[str, str]]:
    """All stored keys with their labels, such as `CSAT, 1 to 5`, as choices of a form."""
    return [(kind.key, kind.label) for kind in KINDS.values()]


def position(key: str) -> int:
    """The place of a kind among all: in settings, and when a share of tickets falls to each."""
    return list(KINDS).index(key)


def usual() -> list[SurveyKind]:
    """The kinds that the pages name from the start."""
    return [kind for kind in KINDS.values() if kind.is_usual]


def title(kinds: Iterable[SurveyKind]) -> str:
    """The heading of a page about these kinds, such as `NPS and CSAT`."""
    *names, last = [kind.short for kind in kinds]
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names), "last": last} if names else last
