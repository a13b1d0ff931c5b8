from django_filters import rest_framework as filters

from complaints.models import Complaint
from helpdesk.web.api.filters import MomentFilter, YesNoFilter


class ComplaintFilterSet(filters.FilterSet):
    """The only fields that the list can be filtered by."""

    received_from = MomentFilter(field_name="received_at", lookup_expr="gte")
    received_before = MomentFilter(field_name="received_at", lookup_expr="lt")
    is_open = YesNoFilter(field_name="closed_at", lookup_expr="isnull")

    class Meta:
        model = Complaint
        fields = ["severity", "product", "received_from", "received_before", "is_open"]
