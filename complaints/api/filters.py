from django.db.models import QuerySet
from django_filters import rest_framework as filters
from django_filters.fields import ModelChoiceField

from complaints.models import Complaint
from complaints.queries.filters import IS_OPEN
from helpdesk.customers.forms.products import ProductField
from helpdesk.customers.models import Product
from helpdesk.web.api.filters import MomentFilter, YesNoFilter


class _Product(ProductField, ModelChoiceField):
    """By its id, or that of one which was merged into it."""


class _ProductFilter(filters.ModelChoiceFilter):
    field_class = _Product


class ComplaintFilterSet(filters.FilterSet):
    """The only fields that the list can be filtered by."""

    received_from = MomentFilter(field_name="received_at", lookup_expr="gte")
    received_before = MomentFilter(field_name="received_at", lookup_expr="lt")
    product = _ProductFilter(queryset=Product.objects.filter(merged_into=None))
    is_open = YesNoFilter(method="by_state")

    class Meta:
        model = Complaint
        fields = ["severity", "product", "received_from", "received_before", "is_open"]

    def by_state(self, complaints: QuerySet[Complaint], _name: str, is_open: bool) -> QuerySet[Complaint]:
        return complaints.filter(IS_OPEN if is_open else ~IS_OPEN)
