"""Errors of the API."""

from typing import Any, cast

from django.core.exceptions import ValidationError as DjangoValidationError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler


def plain_errors(exc: Exception, context: dict[str, Any]) -> Response | None:
    """Turns a service's `ValidationError` into 400 with its messages; everything else as DRF does."""
    if isinstance(exc, DjangoValidationError):
        detail = exc.message_dict if hasattr(exc, "error_dict") else exc.messages
        exc = exceptions.ValidationError(cast(Any, detail))
    return exception_handler(exc, context)
