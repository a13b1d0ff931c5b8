"""Customers, read only."""

from typing import cast

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import viewsets

from helpdesk.people import access
from helpdesk.people.api.serializers import CustomerSerializer
from helpdesk.people.models import Customer, User
from helpdesk.people.search import customers_matching


@extend_schema_view(
    list=extend_schema(parameters=[OpenApiParameter("q", str, description="Part of a name, address or number")])
)
class CustomerViewSet(viewsets.ReadOnlyModelViewSet[Customer]):
    serializer_class = CustomerSerializer
    queryset = Customer.objects.none()

    def get_queryset(self) -> QuerySet[Customer]:
        visible = access.visible_to(cast(User, self.request.user))
        if words := self.request.query_params.get("q", "").replace("\x00", "").strip()[:200]:
            visible = visible.filter(pk__in=customers_matching(words))
        return visible.select_related("organisation").prefetch_related("contact_points")
