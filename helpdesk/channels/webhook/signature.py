"""Signs posts and checks signatures, in both directions, as Standard Webhooks has it. Plain Python.

What is signed is `ID.TIMESTAMP.BODY`, by HMAC-SHA256 under the secret; a header may hold several signatures, so that a
secret can be exchanged for a new one without a pause. The published library for it brings an HTTP client of its own.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections.abc import Mapping

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
TOLERANCE = 300
"""Seconds by which the clocks of both sides may differ, and a post may be late."""
LONGEST_ID = 200
_PREFIX = "whsec_"


class NotSigned(Exception):
    """Whoever posted does not hold the secret, or the post is old."""


def new_secret() -> str:
    """A new secret, in the form in which both sides keep it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def headers(secret: str, post_id: str, body: bytes, *, at: float | None = None) -> dict[str, str]:
    """The headers that sign a post."""
    timestamp = str(int(time.time() if at is None else at))
    return {ID: post_id, TIMESTAMP: timestamp, SIGNATURE: f"v1,{_sign(secret, post_id, timestamp, body)}"}


def verified_id(secret: str, given: Mapping[str, str], body: bytes) -> str:
    """The id of a post whose signature is right.

    Raises:
        NotSigned: a header is missing, no signature fits, or its time is too far from ours.
    """
    post_id, timestamp = given.get(ID, ""), given.get(TIMESTAMP, "")
    if not 0 < len(post_id) <= LONGEST_ID or not post_id.isprintable():
        raise NotSigned("There is no webhook-id.")
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12):
        raise NotSigned("There is no webhook-timestamp.")
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        raise NotSigned("The webhook-timestamp is too far from now.")
    wanted = _sign(secret, post_id, timestamp, body).encode()
    for part in given.get(SIGNATURE, "").split():
        version, _, value = part.partition(",")
        if version == "v1" and hmac.compare_digest(value.encode(), wanted):
            return post_id
    raise NotSigned("The webhook-signature does not fit.")


def _sign(secret: str, post_id: str, timestamp: str, body: bytes) -> str:
    signed = f"{post_id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return secret.encode()
