"""Keeps programs out of the public forms without asking a third party, and without losing a person's words.

What looks like a program's is held back for a look, never refused: `judge` says why. Refused is only what comes too
often from one place, with everything that was typed still there.
"""

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import HttpRequest

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.tickets.models import ContactForm
from helpdesk.web.requests.throttle import allow, client_address

_SALT = "helpdesk.channels.form"
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_TOO_QUICK = 3.0
_MAX_LINKS = 8
_HOUR, _DAY = 3600, 86_400
TOKEN_SECONDS = _DAY
"""How long a page may stay open before its form is signed anew."""
PROOF_BITS = 16
"""How many bits of the proof of work are naught: some 65,000 tries, a moment for one device, much for a program."""
_USES_OF_A_TOKEN = 3
_SENDER_AN_HOUR = 20
_SAME_WORDS_A_DAY = 3
_FEW_WORDS = 40


@dataclass(frozen=True)
class Doubt:
    """Why a request looks like a program's, with the values of that reason's sentence."""

    reason: IntakeReason
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What tells a program from a person: the trap, the form's token with the proof of work for it, and the words."""

    trap: str
    token: str
    proof: str
    email: str
    text: str


def token_of(form: ContactForm) -> str:
    """A signed note of which form was opened when."""
    return signing.dumps([form.pk, time.time()], salt=_SALT)


def seconds_open(form: ContactForm, token: str) -> float | None:
    """How long the page of this form has been open; None where its token is no longer, or was never, ours."""
    try:
        pk, opened = signing.loads(token, salt=_SALT, max_age=TOKEN_SECONDS)
        return time.time() - float(opened) if pk == form.pk else None
    except (signing.BadSignature, TypeError, ValueError):
        return None


def judge(form: ContactForm, signs: Signs) -> Doubt | None:
    """Why a request looks like a program's; None when it looks like a person's. What it counts counts once a call."""
    return (
        _trapped(signs.trap)
        or _full_of_links(signs.text, seconds_open(form, signs.token) or 0.0)
        or (_unproven(form, signs) if form.asks_proof else None)
        or _again_and_again(signs)
    )


def within_limits(request: HttpRequest, email: str) -> bool:
    """Count a submission against the sender's network and address, and tell whether both are within their limits."""
    network = client_address(request)
    return allow("contact-network", network, limit=30, seconds=_HOUR) and allow(
        "contact-address", f"{network}:{email}", limit=10, seconds=_HOUR
    )


def is_proof(token: str, proof: str) -> bool:
    """Whether the proof shows the work for this token: the hash of both begins with enough naughts."""
    found = int.from_bytes(hashlib.sha256(f"{token}:{proof}".encode("utf-8", "surrogateescape")).digest())
    return bool(proof) and found >> (256 - PROOF_BITS) == 0


def _trapped(trap: str) -> Doubt | None:
    return Doubt(IntakeReason.HIDDEN_FIELD) if trap else None


def _full_of_links(text: str, is_open_for: float) -> Doubt | None:
    links = _LINK.findall(text)
    if links and len(_LINK.sub("", text).split()) < 4:
        return Doubt(IntakeReason.ONLY_LINKS)
    if len(links) > _MAX_LINKS:
        return Doubt(IntakeReason.MANY_LINKS)
    if links and is_open_for < _TOO_QUICK:
        return Doubt(IntakeReason.QUICK_LINKS)
    return None


def _unproven(form: ContactForm, signs: Signs) -> Doubt | None:
    if seconds_open(form, signs.token) is None or not is_proof(signs.token, signs.proof):
        return Doubt(IntakeReason.NO_PROOF)
    if not allow("contact-token", _short(signs.token), limit=_USES_OF_A_TOKEN, seconds=TOKEN_SECONDS):
        return Doubt(IntakeReason.USED_PROOF)
    return None


def _again_and_again(signs: Signs) -> Doubt | None:
    if not allow("contact-sender", signs.email, limit=_SENDER_AN_HOUR, seconds=_HOUR):
        return Doubt(IntakeReason.BULK_SENDER, {"limit": _SENDER_AN_HOUR})
    words = " ".join(signs.text.casefold().split())
    if len(words) > _FEW_WORDS and not allow("contact-words", _short(words), limit=_SAME_WORDS_A_DAY, seconds=_DAY):
        return Doubt(IntakeReason.SAME_WORDS, {"limit": _SAME_WORDS_A_DAY})
    return None


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
