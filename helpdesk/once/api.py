"""`Idempotency-Key` for operations of the API."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions, status
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from helpdesk.once.claim import KeyUsed, claim, store_answer

Handler = Callable[..., Response]
HEADER = OpenApiParameter(
    "Idempotency-Key",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="With the same key and body within three days nothing happens twice: the answer is the first one.",
)


class OtherRequest(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_detail = "This Idempotency-Key was used for another request. Nothing was done."
    default_code = "key_used"


def once(handler: Handler) -> Handler:
    """Make a handler of a POST take effect once for each key of its caller, also when four requests arrive together."""

    @extend_schema(parameters=[HEADER])
    @wraps(handler)
    def guarded(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get("Idempotency-Key", "").strip()
        if not key:
            return handler(view, request, *args, **kwargs)
        with transaction.atomic():
            try:
                held = claim(scope=f"api/{request.user.pk}", key=key, fingerprint=_fingerprint(request))
            except KeyUsed:
                raise OtherRequest from None
            if held.status is not None:
                return Response(held.body, status=held.status)
            answer = handler(view, request, *args, **kwargs)
            store_answer(held, status=answer.status_code, body=json.loads(JSONRenderer().render(answer.data)))
            return answer

    return guarded


def _fingerprint(request: Request) -> str:
    """One value for address and body; of files it is their content that counts."""
    data = request.data
    fields = dict(data.lists()) if isinstance(data, QueryDict) else data
    told = json.dumps([request.method, request.path, fields], sort_keys=True, default=_content)
    return hashlib.sha256(told.encode()).hexdigest()


def _content(file: Any) -> str:
    if not isinstance(file, UploadedFile):
        return str(file)
    content = hashlib.sha256()
    for part in file.chunks():
        content.update(part)
    file.seek(0)
    return f"{file.name} {content.hexdigest()}"
