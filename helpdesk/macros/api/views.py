"""Macros over the API: which there are, and pressing one on a ticket."""

import uuid
from typing import Any, cast

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import exceptions, mixins, viewsets
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.macros import services
from helpdesk.macros.access import usable_by
from helpdesk.macros.api.serializers import MacroSerializer, PressedSerializer, PressInput
from helpdesk.macros.models import Macro
from helpdesk.once.api import once
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Ticket
from helpdesk.web.api.requests import StaffApiRequest
from helpdesk.web.requests.permissions import Permission


class Conflict(exceptions.APIException):
    status_code = 409
    default_code = "stale"


class MacroViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Macro]):
    """Those in use that the caller may press. Newest first."""

    request: StaffApiRequest
    serializer_class = MacroSerializer
    to_read = Permission.CHANGE_TICKETS
    queryset = Macro.objects.none()
    lookup_value_converter = "int"

    def get_queryset(self) -> QuerySet[Macro]:
        return usable_by(self.request.user).select_related("team")


class PressView(APIView):
    """Does all that a macro says, or nothing. Its saved reply goes nowhere: a macro sends nothing."""

    to_change = Permission.CHANGE_TICKETS

    @once
    @extend_schema(
        request=PressInput,
        responses={
            200: PressedSerializer,
            409: OpenApiResponse(description="The ticket is not at `version` any more; nothing was done."),
        },
    )
    def post(self, request: StaffApiRequest, number: int) -> Response:
        user = request.user
        ticket = get_object_or_404(visible_to(user), number=number)
        form = PressInput(data=request.data)
        form.is_valid(raise_exception=True)
        macro = usable_by(user).filter(pk=form.validated_data["macro"]).first()
        if macro is None:
            raise exceptions.ValidationError({"macro": ["There is no such macro in use."]})
        try:
            pressed = services.press_macro(
                macro=macro,
                ticket=ticket,
                person=user,
                key=uuid.uuid4(),
                seen_version=form.validated_data.get("version"),
                actor=_caller(request),
            )
        except Stale as stale:
            conflict = Conflict()
            conflict.detail = cast(Any, {"detail": str(stale), "version": stale.version})  # else it became a word
            raise conflict from stale
        except services.MacroRefused as refusal:
            raise exceptions.ValidationError({"macro": [str(refusal)]}) from refusal
        version = Ticket.objects.values_list("version", flat=True).get(pk=ticket.pk)
        told = {"number": ticket.number, "version": version, "parts": pressed.parts}
        return Response(PressedSerializer(told).data)


def _caller(request: StaffApiRequest) -> Actor:
    """The actor of a request; history keeps the first letters of the token that it came with."""
    token = getattr(request.auth, "token_key", "")
    return Actor.of(request.user, token=token) if token else Actor.of(request.user)
