"""Takes one message in from a provider."""

import hashlib
import logging
from typing import cast

from django.db import DatabaseError
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import exceptions, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.intake.doors.api.authentication import MailboxKey, OpensMailbox
from helpdesk.intake.doors.api.bodies import Fields, FormDataParser, MessageParser, UrlEncodedParser, posted
from helpdesk.intake.doors.api.serializers import FormSerializer, ResultSerializer
from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.services.mailbox_health import note_delivery
from helpdesk.intake.taking.results import result_of
from helpdesk.intake.taking.take_in import Arrival, NotStored, receive
from helpdesk.outgoing.models import Mailbox

_LONGEST_KEY = 90

log = logging.getLogger(__name__)

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The provider's own name for this message. With the same key it is taken in once.",
)


class MailNotStored(exceptions.APIException):
    """Nothing is stored, or not all: the same message again is safe."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_detail = "The message could not be stored now. Keep it and try again."
    default_code = "not_stored"
    wait = 60  # seconds, for the header Retry-After


class OtherMessage(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_detail = "This Idempotency-Key was used for another message."
    default_code = "key_used"


class InboundMailView(APIView):
    """Mail for one mailbox, from a provider that posts whole messages."""

    authentication_classes = [MailboxKey]
    permission_classes = [OpensMailbox]
    parser_classes = [MessageParser, FormDataParser, UrlEncodedParser]
    throttle_classes = []

    @extend_schema(
        request={"message/rfc822": OpenApiTypes.BINARY, "multipart/form-data": FormSerializer},
        parameters=[IDEMPOTENCY_KEY],
        responses={
            201: ResultSerializer,
            200: OpenApiResponse(ResultSerializer, description="It was here already."),
            400: OpenApiResponse(description="There is no message in the body."),
            401: OpenApiResponse(description="The key opens no mailbox."),
            409: OpenApiResponse(description="The Idempotency-Key was used for another message."),
            413: OpenApiResponse(description="The message is too large and will never be taken."),
            503: OpenApiResponse(description="It could not be stored now; send it again after `Retry-After`."),
        },
    )
    def post(self, request: Request) -> Response:
        """Takes in one message, exactly as it came (MIME). Answered when it is safely stored."""
        mailbox, mail = cast(Mailbox, request.auth), posted(cast(Fields, request.data))
        begun = timezone.now()
        key = _door_key(request.headers.get("Idempotency-Key", ""))
        delivery = Arrival("api", mailbox, key, mail.sender, mail.recipients)
        row = receive(mail.raw, source=delivery)
        if row.sha256 != hashlib.sha256(mail.raw).hexdigest():
            raise OtherMessage
        note_delivery(mailbox, row)
        is_known = row.outcome == IntakeOutcome.IGNORED or row.received_at < begun
        return Response(result_of(row), status.HTTP_200_OK if is_known else status.HTTP_201_CREATED)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, NotStored | DatabaseError):
            log.warning("api: not stored: %s", " ".join(str(exc).split()))
            exc = MailNotStored()
        return super().handle_exception(exc)


def _door_key(key: str) -> str:
    """The key with the name of this door before it; a long one by its hash."""
    if not key:
        return ""
    plain = key.isascii() and key.isprintable() and len(key) <= _LONGEST_KEY
    return "api:" + (key if plain else hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest())
