"""Customers over the API: the same services and the same `visible_to` as the pages."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, mixins, status, viewsets
from rest_framework.response import Response

from helpdesk.customers import access, services
from helpdesk.customers.api.filters import CustomerFilter
from helpdesk.customers.api.serializers import (
    ContactPointChange,
    ContactPointInput,
    ContactPointSerializer,
    CustomerChange,
    CustomerSerializer,
    NewCustomer,
)
from helpdesk.customers.models import Customer
from helpdesk.customers.registry import own_values
from helpdesk.once.api import once
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission


class Taken(exceptions.APIException):
    """A contact point is another customer's."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "contact_taken"


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the services refuse beside `ValidationError` into an error of the API."""
    try:
        yield
    except services.ContactTaken as taken:
        refused = Taken(code=Taken.default_code)
        refused.detail = cast(Any, {"detail": str(taken), "customer": taken.owner.pk})  # a number stays one
        raise refused from taken


class CustomerViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Customer]):
    """Customers, with how they are reached and the fields of the shop's own."""

    to_read = to_change = Permission.SEE_CUSTOMERS
    request: StaffApiRequest
    serializer_class = CustomerSerializer
    filterset_class = CustomerFilter
    queryset = Customer.objects.none()
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Customer]:
        visible = access.visible_to(self.request.user)
        return visible.select_related("organisation").prefetch_related("contact_points")

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page, whose customers bring the values of the shop's own fields along: one statement for all."""
        page = super().paginate_queryset(queryset)
        return page if page is None else _with_values(page)

    def get_object(self) -> Customer:
        """One customer, with the values of the shop's own fields."""
        return _with_values([super().get_object()])[0]

    @once
    @extend_schema(request=NewCustomer, responses={201: CustomerSerializer})
    def create(self, request: StaffApiRequest) -> Response:
        """Makes a customer who has not written yet; 409 names the customer whose address or number it is already."""
        form = NewCustomer(data=request.data)
        form.is_valid(raise_exception=True)
        known, own = _parted(form.validated_data)
        with refusals(), transaction.atomic():
            customer = services.make_customer(points=form.validated_data["points"], by=request.user, **known)
            _keep(customer, own, request)
        return self._answer(customer, status.HTTP_201_CREATED)

    @extend_schema(request=CustomerChange, responses={200: CustomerSerializer})
    def partial_update(self, request: StaffApiRequest, pk: int) -> Response:
        """Changes what is known of a customer."""
        customer = self.get_object()
        form = CustomerChange(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        known, own = _parted(form.validated_data)
        with transaction.atomic():
            if known:
                services.save_customer(customer=customer, by=request.user, **known)
            _keep(customer, own, request)
        return self._answer(customer)

    @once
    @extend_schema(request=ContactPointInput, responses={201: ContactPointSerializer})
    def add_contact_point(self, request: StaffApiRequest, pk: int) -> Response:
        """Gives a customer one more contact point; 409 names the customer whose it is already."""
        customer = self.get_object()
        form = ContactPointInput(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        with refusals():
            point = services.add_contact_point(
                customer=customer, point=given["point"], by=request.user, take=given["take"]
            )
        return Response(ContactPointSerializer(point).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ContactPointChange, responses={200: ContactPointSerializer})
    def change_contact_point(self, request: StaffApiRequest, pk: int, point_id: int) -> Response:
        """Makes a contact point the primary one, or notes that somebody made sure of it."""
        point = get_object_or_404(self.get_object().contact_points.select_related("customer"), pk=point_id)
        form = ContactPointChange(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        with transaction.atomic():
            if given.get("is_primary"):
                services.make_primary(point=point, by=request.user)
            if "is_verified" in given:
                services.set_verified(point=point, is_verified=given["is_verified"], by=request.user)
        point.refresh_from_db()
        return Response(ContactPointSerializer(point).data)

    @extend_schema(request=None, responses={204: None})
    def remove_contact_point(self, request: StaffApiRequest, pk: int, point_id: int) -> Response:
        """Forgets a contact point; the last one of a customer stays."""
        points = self.get_object().contact_points.select_related("customer__user")
        services.remove_contact_point(point=get_object_or_404(points, pk=point_id), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _answer(self, customer: Customer, code: int = status.HTTP_200_OK) -> Response:
        (row,) = _with_values([self.get_queryset().get(pk=customer.pk)])
        return Response(self.get_serializer(row).data, status=code)


def _with_values(customers: Sequence[Customer]) -> Sequence[Customer]:
    """The customers, each with its values of the shop's own fields as `own`, by the field's id."""
    own = own_values()
    held = own.held([customer.pk for customer in customers]) if own else {}
    for customer in customers:
        customer.own = held.get(customer.pk, {})  # type: ignore[attr-defined] # what the serializer's own fields read
    return customers


def _parted(given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is known of a customer, and values of the shop's own fields; the rest is how they are reached."""
    names = ("name", "preferred_name", "language", "time_zone", "organisation", "notes")
    own = {key: value for key, value in given.items() if key.startswith("own_")}
    return {key: given[key] for key in names if key in given}, own


def _keep(customer: Customer, values: dict[str, Any], request: StaffApiRequest) -> None:
    own = own_values()
    if own and values:
        own.keep(customer, values, request.user)
