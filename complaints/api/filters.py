from django.db.models import QuerySet
from django_filters import rest_framework as filters

from complaints.models import Complaint
from complaints.queries.filters import IS_OPEN
from helpdesk.web.api.filters import MomentFilter, YesNoFilter


class ComplaintFilterSet(filters.FilterSet):
    """The only fields that the list can be filtered by."""

    received_from = MomentFilter(field_name="received_at", lookup_expr="gte")
    received_before = MomentFilter(field_name="received_at", lookup_expr="lt")
    is_open = YesNoFilter(method="by_state")

    class Meta:
        model = Complaint
        fields = ["severity", "product", "received_from", "received_before", "is_open"]

    def by_state(self, complaints: QuerySet[Complaint], _name: str, is_open: bool) -> QuerySet[Complaint]:
        return complaints.filter(IS_OPEN if is_open else ~IS_OPEN)
