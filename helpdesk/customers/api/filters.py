import django_filters
from django.db.models import QuerySet

from helpdesk.customers.models import Customer
from helpdesk.customers.search import customers_matching


class CustomerFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="matching", label="Part of a name, address or number, from three letters on")

    class Meta:
        model = Customer
        fields: list[str] = []

    def matching(self, customers: QuerySet[Customer], name: str, value: str) -> QuerySet[Customer]:
        return customers.filter(pk__in=customers_matching(value[:200]))
