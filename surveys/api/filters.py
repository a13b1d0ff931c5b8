"""The filters of the list of answers in the API."""

import django_filters

from helpdesk.web.api.filters import MomentFilter, WholeFilter
from surveys.kinds import choices
from surveys.models import Answer


class AnswerFilter(django_filters.FilterSet):
    """The only fields that the list can be filtered by."""

    kind = django_filters.ChoiceFilter(choices=choices)
    score = WholeFilter()
    score__lte = WholeFilter(field_name="score", lookup_expr="lte")
    score__gte = WholeFilter(field_name="score", lookup_expr="gte")
    answered_at__gte = MomentFilter(field_name="answered_at", lookup_expr="gte")
    answered_at__lt = MomentFilter(field_name="answered_at", lookup_expr="lt")

    class Meta:
        model = Answer
        fields: list[str] = []


class WithoutScore(AnswerFilter):
    """The filters of the list without the score."""

    score = score__lte = score__gte = None  # type: ignore[assignment] # the library's way to leave filters out
