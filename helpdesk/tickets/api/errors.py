"""Refusals of the services as answers: 409 when the world moved on, 400 for a step that cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from rest_framework import exceptions, status

from helpdesk.tickets.errors import AlreadySent, NewerMessage, NotYet, Stale, TooLate
from helpdesk.tickets.states import IllegalTransition


class Conflict(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "newer_message"


@contextmanager
def refusals() -> Iterator[None]:
    """Turns what a service refuses into an error of the API."""
    try:
        yield
    except NewerMessage as newer:
        raise Conflict({"detail": str(newer), "message_id": str(newer.message_id)}) from newer
    except AlreadySent as sent:
        raise Conflict({"detail": str(sent), "message_id": str(sent.message_id)}, code="already_sent") from sent
    except Stale as stale:
        conflict = Conflict(code="stale")
        conflict.detail = cast(Any, {"detail": str(stale), "version": stale.version})  # a number stays one
        raise conflict from stale
    except TooLate as late:
        raise Conflict({"detail": str(late)}, code="too_late") from late
    except (NotYet, IllegalTransition) as refusal:
        raise exceptions.ValidationError({"status": [str(refusal)]}) from refusal
