"""Keeps programs out of the public form without asking a third party, and without losing a person's words."""

import re
import time

from django.core import signing
from django.http import HttpRequest

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.web.requests.throttle import allow, client_address

_SALT = "helpdesk.channels.form"
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_TOO_QUICK = 3.0
_MAX_LINKS = 8


def stamp() -> str:
    """A signed note of when the form was opened."""
    return signing.dumps(time.time(), salt=_SALT)


def suspicion(*, trap: str, started: str, text: str) -> IntakeReason | None:
    """Why a submission looks like a program's; None when it looks like a person's."""
    links = _LINK.findall(text)
    if trap:
        return IntakeReason.HIDDEN_FIELD
    if links and len(_LINK.sub("", text).split()) < 4:
        return IntakeReason.ONLY_LINKS
    if len(links) > _MAX_LINKS:
        return IntakeReason.MANY_LINKS
    if links and _seconds_open(started) < _TOO_QUICK:
        return IntakeReason.QUICK_LINKS
    return None


def within_limits(request: HttpRequest, email: str) -> bool:
    """Count a submission against the sender's network and address, and tell whether both are within their limits."""
    network = client_address(request)
    return allow("contact-network", network, limit=30, seconds=3600) and allow(
        "contact-address", f"{network}:{email}", limit=10, seconds=3600
    )


def _seconds_open(started: str) -> float:
    try:
        return time.time() - float(signing.loads(started, salt=_SALT, max_age=7 * 86_400))
    except (signing.BadSignature, TypeError, ValueError):
        return 0.0
