"""A ticket's messages over the API, and its attachments."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import generics, status
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.once.api import once
from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.api.callers import caller
from helpdesk.tickets.api.errors import check_is_of, refusals
from helpdesk.tickets.api.serializers import MessageInput, MessageSerializer
from helpdesk.tickets.files import file_response, uploaded
from helpdesk.tickets.models import Attachment, DeliveryState, Direction, Message, Status, Ticket
from helpdesk.web.api.paging import Pages
from helpdesk.web.api.permissions import check
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission


class OldestFirst(Pages):
    ordering = "id"


class MessagesView(generics.ListAPIView[Message]):
    """The conversation, oldest first."""

    request: StaffApiRequest
    serializer_class = MessageSerializer
    pagination_class = OldestFirst
    queryset = Message.objects.none()

    def get_queryset(self) -> QuerySet[Message]:
        return self._ticket().messages.exclude(delivery=DeliveryState.WITHDRAWN).prefetch_related("attachments")

    @once
    @extend_schema(
        request=MessageInput,
        responses={
            201: MessageSerializer,
            409: OpenApiResponse(description="Somebody wrote or answered after `seen_message_id`; nothing was sent."),
        },
    )
    def post(self, request: StaffApiRequest, number: int) -> Response:
        """Replies to the customer, or adds a private note. With a token, a ticket that nobody has stays nobody's."""
        ticket = self._ticket()
        form = MessageInput(data=request.data)
        form.is_valid(raise_exception=True)
        if form.validated_data["direction"] != Direction.NOTE:
            check(request, Permission.ANSWER_CUSTOMERS)
        check_is_of(ticket, form.validated_data.get("seen_message_id"))
        with refusals():
            message = _store(ticket, form.validated_data, request.user, caller(request))
        return Response(self.get_serializer(message).data, status=status.HTTP_201_CREATED)

    def _ticket(self) -> Ticket:
        tickets = visible_to(self.request.user)
        return get_object_or_404(tickets, number=self.kwargs["number"])


class AttachmentView(APIView):
    """A file, for those who may see its ticket."""

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: StaffApiRequest, key: uuid.UUID) -> FileResponse:
        tickets = visible_to(request.user).values("pk")
        return file_response(get_object_or_404(Attachment, key=key, message__ticket__in=tickets))


def _store(ticket: Ticket, data: dict[str, Any], user: User, actor: Actor) -> Message:
    attached = uploaded(data.get("files", ()))
    if data["direction"] == Direction.NOTE:
        return services.add_note(ticket=ticket, body_text=data["body_text"], actor=actor, author=user, files=attached)
    stays = ticket.status in (Status.RESOLVED, Status.CLOSED)
    return services.reply(
        ticket=ticket,
        body_text=data["body_text"],
        actor=actor,
        author=user,
        cc=data.get("cc", ()),
        bcc=data.get("bcc", ()),
        status=data.get("status", "" if stays else Status.WAITING),
        seen_message_id=data.get("seen_message_id"),
        files=attached,
        undo_seconds=user.undo_seconds,
        send_at=data.get("send_after"),
    )
