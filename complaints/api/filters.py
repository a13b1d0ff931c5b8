from django_filters import rest_framework as filters

from complaints.models import Complaint


class ComplaintFilterSet(filters.FilterSet):
    """The only fields that the list can be filtered by."""

    received_from = filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="gte")
    received_before = filters.IsoDateTimeFilter(field_name="received_at", lookup_expr="lt")
    is_open = filters.BooleanFilter(field_name="closed_at", lookup_expr="isnull")

    class Meta:
        model = Complaint
        fields = ["severity", "product", "received_from", "received_before", "is_open"]
