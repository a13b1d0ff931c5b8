"""A reply that has not left yet, over the API: sent before its time, or taken back."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.once.api import once
from helpdesk.tickets import services
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.api.callers import caller
from helpdesk.tickets.api.errors import check_is_of, refusals
from helpdesk.tickets.api.serializers import MessageSerializer, SeenInput
from helpdesk.tickets.models import PENDING, Direction, Message
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.api.strict import Nothing
from helpdesk.web.requests.permissions import Permission

TOO_LATE = OpenApiResponse(description="It has left, or the customer wrote meanwhile; nothing was changed.")


class SendNowView(APIView):
    """A scheduled or held reply leaves now, after the caller's undo window."""

    to_change = Permission.ANSWER_CUSTOMERS

    @once
    @extend_schema(request=SeenInput, responses={200: MessageSerializer, 409: TOO_LATE})
    def post(self, request: StaffApiRequest, number: int, message_id: int) -> Response:
        user, message = request.user, _reply(request, number, message_id)
        form = SeenInput(data=request.data)
        form.is_valid(raise_exception=True)
        check_is_of(message.ticket, form.validated_data.get("seen_message_id"))
        with refusals():
            message = services.send_now(
                message=message, actor=caller(request), undo_seconds=user.undo_seconds, **form.validated_data
            )
        return Response(MessageSerializer(message, context={"request": request}).data)


class WithdrawView(APIView):
    """A reply that has not left is taken back; its words become the caller's draft, or its author's."""

    to_change = Permission.ANSWER_CUSTOMERS

    @once
    @extend_schema(request=None, responses={200: MessageSerializer, 409: TOO_LATE})
    def post(self, request: StaffApiRequest, number: int, message_id: int) -> Response:
        user, message = request.user, _reply(request, number, message_id)
        Nothing(data=request.data).is_valid(raise_exception=True)
        waits = message.delivery in PENDING
        if not waits and message.author_user_id not in (None, user.pk) and not user.may(Permission.TAKE_BACK_REPLIES):
            self.permission_denied(request, "Only its author can take a reply back.")
        with refusals():
            message = services.withdraw_reply(message=message, actor=Actor.of(user), to=user if waits else None)
        return Response(MessageSerializer(message, context={"request": request}).data)


def _reply(request: StaffApiRequest, number: int, message_id: int) -> Message:
    ticket = get_object_or_404(visible_to(request.user), number=number)
    return get_object_or_404(ticket.messages.filter(direction=Direction.OUT), pk=message_id)
