"""Makes and checks the secrets in our mails: each for one purpose, bound to one ticket, checked in constant time."""

import base64
import re

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from helpdesk.tickets.models import Ticket

REQUEST_DAYS = 180
_REPLY_SALT = "helpdesk.channels.reply-address"
_REQUEST_SALT = "helpdesk.channels.request-link"
_REPLY_TAG = re.compile(r"r(\d{1,18})-([a-z2-7]{26})")


def reply_tag(ticket_number: int) -> str:
    """The part behind the plus of our answer address: the ticket's number and 128 bits of signature.

    Its letters survive delivery in upper case.
    """
    return f"r{ticket_number}-{_signature(ticket_number)}"


def ticket_number_of(address: str) -> int | None:
    """The ticket that an answer address names; None unless we issued it."""
    tag = _REPLY_TAG.fullmatch(address.lower().partition("@")[0].partition("+")[2])
    if tag and constant_time_compare(tag[2], _signature(int(tag[1]))):
        return int(tag[1])
    return None


def request_token(ticket: Ticket) -> str:
    """The secret of a customer's link to one request. A change of the requester ends it."""
    return signing.dumps([ticket.pk, ticket.requester_id], salt=_REQUEST_SALT)


def read_request_token(token: str) -> tuple[int, int] | None:
    """(ticket id, requester id) of a link that we issued within `REQUEST_DAYS`; None for any other."""
    try:
        ticket_id, requester_id = signing.loads(token, salt=_REQUEST_SALT, max_age=REQUEST_DAYS * 86_400)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return ticket_id, requester_id


def read_old_request_token(token: str) -> tuple[int, int] | None:
    """(ticket id, requester id) of a link that we issued at any time; None for any other.

    It opens nothing any more, but says who may have a new one.
    """
    try:
        ticket_id, requester_id = signing.loads(token, salt=_REQUEST_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return ticket_id, requester_id


def _signature(ticket_number: int) -> str:
    digest = salted_hmac(_REPLY_SALT, str(ticket_number), algorithm="sha256").digest()[:16]
    return base64.b32encode(digest).decode().rstrip("=").lower()
