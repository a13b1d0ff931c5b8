"""Which kinds of surveys the pages of scores name."""

from django.db.models import Exists, OuterRef, Q

from surveys.kinds import KINDS, SurveyKind, usual
from surveys.models import Answer, Programme


def kinds_in_use() -> list[SurveyKind]:
    """The kinds that pages name: the usual ones, and any other that is switched on or was ever answered, in their
    order.
    """
    answered = Exists(Answer.objects.filter(kind=OuterRef("kind")))
    rest = [kind.key for kind in KINDS.values() if not kind.is_usual]
    used = Programme.objects.filter(Q(is_active=True) | answered, kind__in=rest)
    named = {kind.key for kind in usual()} | set(used.values_list("kind", flat=True))
    return [kind for kind in KINDS.values() if kind.key in named]


def any_is_on() -> bool:
    """Whether somebody is asked how it went."""
    return Programme.objects.filter(is_active=True).exists()
