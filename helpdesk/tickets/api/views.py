"""Tickets over the API: the same services and the same `visible_to` as the pages."""

from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.response import Response

from helpdesk.customers.services import find_or_create_customer
from helpdesk.once.api import once
from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.api.errors import refusals
from helpdesk.tickets.api.filters import TicketFilter, ticket_filter
from helpdesk.tickets.api.serializers import TicketChange, TicketInput, TicketSerializer
from helpdesk.tickets.fields import Place, shown_in
from helpdesk.tickets.files import uploaded
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.words import NewMessage
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission


class TicketViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Ticket]):
    """Newest first. A ticket that is not for you is 404."""

    to_change = Permission.CHANGE_TICKETS
    request: StaffApiRequest
    serializer_class = TicketSerializer
    queryset = Ticket.objects.none()
    lookup_field = "number"
    lookup_value_converter = "int"

    @property
    def filterset_class(self) -> type[TicketFilter]:
        return ticket_filter()

    def get_queryset(self) -> QuerySet[Ticket]:
        tickets = visible_to(self.request.user)
        related = tickets.select_related("team", "assignee", "product", "form", "requester")
        return related.prefetch_related("tags", "requester__contact_points", *_own())

    @once
    @extend_schema(request=TicketInput, responses={201: TicketSerializer})
    def create(self, request: StaffApiRequest) -> Response:
        """Stores what a customer asked elsewhere, such as in a shop's own form."""
        form = TicketInput(data=request.data)
        form.is_valid(raise_exception=True)
        data = form.validated_data
        person = data.pop("customer")
        message = NewMessage(
            body_text=data.pop("body_text"),
            files=uploaded(data.pop("files", ())),
            subject=data.get("subject", ""),
            from_email=person["email"],
            from_name=person["name"],
        )
        user = request.user
        with transaction.atomic():
            requester = find_or_create_customer(email=person["email"], name=person["name"])
            created = services.create_ticket(requester=requester, message=message, actor=Actor.of(user), **data)
        return self._answer(created.ticket, status.HTTP_201_CREATED)

    @extend_schema(request=TicketChange, responses={200: TicketSerializer})
    def partial_update(self, request: StaffApiRequest, number: int) -> Response:
        ticket = self.get_object()
        form = TicketChange(data=request.data, partial=True)
        form.is_valid(raise_exception=True)
        fields = dict(form.validated_data)
        asked = {"seen_version": fields.pop("version", None), "hand_over": fields.pop("hand_over", "")}
        with refusals():
            services.update_ticket(ticket=ticket, actor=Actor.of(request.user), **asked, **fields)
        return self._answer(ticket)

    def _answer(self, ticket: Ticket, code: int = status.HTTP_200_OK) -> Response:
        # Read anew by key, for the change may have moved it to a team that the caller does not see.
        related = Ticket.objects.select_related("team", "assignee", "product", "form", "requester")
        return Response(self.get_serializer(related.get(pk=ticket.pk)).data, status=code)


def _own() -> list[str]:
    """Values of the shop's own fields are read for all tickets at once, where there are such fields."""
    return ["own_values"] if any(field.own for field in shown_in(Place.API_READ)) else []
