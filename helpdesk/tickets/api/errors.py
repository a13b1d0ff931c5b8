"""Refusals of the services as answers: 409 when the world moved on, 400 for a step that cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from rest_framework import exceptions, status

from helpdesk.tickets.errors import AlreadySent, NewerMessage, NotYet, Stale, TooLate
from helpdesk.tickets.models import Ticket
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
        raise _conflict("newer_message", newer, message_id=newer.message_id) from newer
    except AlreadySent as sent:
        raise _conflict("already_sent", sent, message_id=sent.message_id) from sent
    except Stale as stale:
        raise _conflict("stale", stale, version=stale.version) from stale
    except TooLate as late:
        raise _conflict("too_late", late) from late
    except (NotYet, IllegalTransition) as refusal:
        raise exceptions.ValidationError({"status": [str(refusal)]}) from refusal


def _conflict(code: str, refusal: Exception, **numbers: int) -> Conflict:
    conflict = Conflict(code=code)
    conflict.detail = cast(Any, {"detail": str(refusal), **numbers})  # given to it, numbers would become words
    return conflict


def check_is_of(ticket: Ticket, seen_message_id: int | None) -> None:
    """Refuses a message as seen that the ticket does not have: it would look newer than whatever the customer wrote.

    Raises:
        ValidationError: there is no such message.
    """
    if seen_message_id is not None and not ticket.messages.filter(pk=seen_message_id).exists():
        raise exceptions.ValidationError({"seen_message_id": ["This ticket has no such message."]})
