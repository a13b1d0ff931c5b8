"""Customers, read only."""

from typing import cast

from django.db.models import QuerySet
from rest_framework import viewsets

from helpdesk.people import access
from helpdesk.people.api.filters import CustomerFilter
from helpdesk.people.api.serializers import CustomerSerializer
from helpdesk.people.models import Customer, User


class CustomerViewSet(viewsets.ReadOnlyModelViewSet[Customer]):
    serializer_class = CustomerSerializer
    filterset_class = CustomerFilter
    queryset = Customer.objects.none()

    def get_queryset(self) -> QuerySet[Customer]:
        visible = access.visible_to(cast(User, self.request.user))
        return visible.select_related("organisation").prefetch_related("contact_points")
