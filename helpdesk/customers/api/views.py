"""Customers, read only."""

from django.db.models import QuerySet
from rest_framework import viewsets

from helpdesk.customers import access
from helpdesk.customers.api.filters import CustomerFilter
from helpdesk.customers.api.serializers import CustomerSerializer
from helpdesk.customers.models import Customer
from helpdesk.web.api.requests import StaffApiRequest


class CustomerViewSet(viewsets.ReadOnlyModelViewSet[Customer]):
    request: StaffApiRequest
    serializer_class = CustomerSerializer
    filterset_class = CustomerFilter
    queryset = Customer.objects.none()

    def get_queryset(self) -> QuerySet[Customer]:
        visible = access.visible_to(self.request.user)
        return visible.select_related("organisation").prefetch_related("contact_points")
