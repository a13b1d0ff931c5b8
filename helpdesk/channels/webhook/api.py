"""POST /api/v1/channels/SLUG/posts/: what somebody wrote elsewhere, signed by the program that saw it."""

import logging
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.http import HttpRequest
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import exceptions, serializers, status
from rest_framework.authentication import BaseAuthentication
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from helpdesk.channels.webhook import inbound, signature
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.channels.webhook.posted import PostSerializer, read
from helpdesk.web.requests.throttle import allow, client_address
from helpdesk.web.sealed import SealedUnreadable, seal, unseal

log = logging.getLogger(__name__)

_WRONG_PER_MINUTE = 20
_POSTS_PER_MINUTE = 600
_DESCRIBED = {
    signature.ID: "The sender’s own name for this post. With the same one it is taken in once.",
    signature.TIMESTAMP: "When it was sent, in seconds since 1970. It may differ from our clock by five minutes.",
    signature.SIGNATURE: "`v1,` and the base64 of HMAC-SHA256 of `ID.TIMESTAMP.BODY` under the secret.",
}
HEADERS = [
    OpenApiParameter(name, str, OpenApiParameter.HEADER, required=True, description=words)
    for name, words in _DESCRIBED.items()
]


class Taken(serializers.Serializer[Any]):
    ticket = serializers.CharField(allow_null=True, help_text="The ticket’s number; null while it is not made yet.")
    message_id = serializers.IntegerField(allow_null=True)


class Signed(BaseAuthentication):
    """Whoever holds an endpoint’s secret. An endpoint that is off, or none, answers as a wrong signature does."""

    def authenticate(self, request: Request) -> tuple[AnonymousUser, tuple[Endpoint, str]]:
        slug = request.parser_context["kwargs"]["slug"]
        found = Endpoint.objects.filter(slug=slug, is_active=True).select_related("team").first()
        # One that is not there has a secret that nobody knows.
        endpoint = found or Endpoint(secret=seal(signature.new_secret()))
        try:
            post_id = signature.verified_id(unseal(endpoint.secret), request.headers, request.body)
        except (signature.NotSigned, SealedUnreadable) as wrong:
            if not allow(
                "webhook-signature", client_address(cast(HttpRequest, request)), limit=_WRONG_PER_MINUTE, seconds=60
            ):
                raise exceptions.Throttled(wait=60) from None
            log.warning("a post to the webhook %s was refused: %s", slug, wrong)
            raise exceptions.AuthenticationFailed("The signature is wrong, or there is no such endpoint.") from None
        return AnonymousUser(), (endpoint, post_id)

    def authenticate_header(self, request: Request) -> str:
        return "Signature"


class HoldsSecret(BasePermission):
    """Whoever signed."""

    def has_permission(self, request: Request, view: object) -> bool:
        return isinstance(request.auth, tuple)


class PostsView(APIView):
    """Posts for one endpoint."""

    authentication_classes = [Signed]
    permission_classes = [HoldsSecret]
    parser_classes = [JSONParser]
    throttle_classes = []

    @extend_schema(
        request=PostSerializer,
        parameters=HEADERS,
        responses={
            201: Taken,
            200: OpenApiResponse(Taken, description="It was here already."),
            202: OpenApiResponse(Taken, description="It is stored, and becomes a ticket within a minute."),
            400: OpenApiResponse(description="What is wrong with its fields."),
            401: OpenApiResponse(description="The signature is wrong, or there is no such endpoint."),
            503: OpenApiResponse(description="It could not be stored now; send it again."),
        },
    )
    def post(self, request: Request, slug: str) -> Response:
        """Takes in one post. Answered when it is safely stored."""
        endpoint, post_id = cast(tuple[Endpoint, str], request.auth)
        if not allow("webhook", slug, limit=_POSTS_PER_MINUTE, seconds=60):
            raise exceptions.Throttled(wait=60)
        read(request.body)
        post, is_new = inbound.keep(endpoint, post_id, request.body)
        try:
            message = inbound.take_in(post.pk)
        except Exception:
            # It is stored: the sweep takes it in, and the sender need not know.
            log.exception("a post to the webhook %s could not be taken in now", slug)
            return Response({"ticket": None, "message_id": None}, status.HTTP_202_ACCEPTED)
        number = str(message.ticket.number) if message else None
        found = {"ticket": number, "message_id": message.pk if message else None}
        return Response(found, status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, DatabaseError):
            log.warning("a post was not stored: %s", " ".join(str(exc).split()))
            exc = PostNotStored()
        return super().handle_exception(exc)


class PostNotStored(exceptions.APIException):
    """Nothing is stored: the same post again is safe."""

    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    default_detail = "The post could not be stored now. Keep it and try again."
    default_code = "not_stored"
    wait = 60
