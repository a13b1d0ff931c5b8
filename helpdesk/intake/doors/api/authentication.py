"""Signs a provider in by a mailbox's key instead of a person's token: it opens this one door, for this one mailbox."""

import base64
import binascii
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from helpdesk.intake.services.inbound_key import mailbox_of
from helpdesk.outgoing.models import Mailbox
from helpdesk.web.requests.throttle import allow, client_address

_WRONG_KEYS_PER_MINUTE = 20


class MailboxKey(BaseAuthentication):
    """`Authorization: Bearer KEY`, or HTTP Basic with the key as password, which fits into a provider's URL.

    A wrong key, an ended one and that of a mailbox which is switched off get the same answer. Wrong keys are counted
    by address; a right one is never held up by them.
    """

    def authenticate(self, request: Request) -> tuple[AnonymousUser, Mailbox]:
        key = _key_in(get_authorization_header(request))
        mailbox = mailbox_of(key) if key else None
        if mailbox is None:
            _count(cast(HttpRequest, request))
            raise exceptions.AuthenticationFailed("Send the key of a mailbox.")
        return AnonymousUser(), mailbox

    def authenticate_header(self, request: Request) -> str:
        return 'Basic realm="Inbound mail", charset="UTF-8"'


class OpensMailbox(BasePermission):
    """Whoever came with a mailbox's key."""

    def has_permission(self, request: Request, view: object) -> bool:
        return isinstance(request.auth, Mailbox)


def _key_in(header: bytes) -> str:
    scheme, _, value = header.decode("latin-1").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    return _password_in(value.strip()) if scheme.lower() == "basic" else ""


def _password_in(pair: str) -> str:
    try:
        return base64.b64decode(pair, validate=True).decode("utf-8", "replace").partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def _count(request: HttpRequest) -> None:
    if not allow("inbound-key", client_address(request), limit=_WRONG_KEYS_PER_MINUTE, seconds=60):
        raise exceptions.Throttled(wait=60)
