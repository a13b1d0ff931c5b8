"""Makes the secret in a survey's link: 192 random bits, of which only the SHA-256 is stored.

A hash is looked up by index, so that neither the database nor the time of an answer tells how much of a guess was
right. A token belongs to one invitation, opens nothing else, and ends with it.
"""

import hashlib
import secrets

TOKEN_BYTES = 24


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(token: str) -> str:
    """The hash of a secret, which is stored and looked up."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
