"""Encrypts secrets that we must be able to read again, so that database and backups hold them unreadable.

Fernet (AES-128-CBC with HMAC-SHA256) under a key derived by HKDF-SHA256 (RFC 5869) from SECRET_KEY. A secret that was
sealed under a key of SECRET_KEY_FALLBACKS can still be read; whatever is sealed anew is sealed under the newest.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_PURPOSE = b"helpdesk.channels.sealed"


class SealedUnreadable(Exception):
    """The secret was sealed under a key that is not known any more, or was changed."""


def seal(secret: str) -> str:
    """The secret as it may be stored; empty for an empty one."""
    return _box().encrypt(secret.encode()).decode() if secret else ""


def unseal(sealed: str) -> str:
    """The secret that was sealed.

    Raises:
        SealedUnreadable: no key that we know opens it.
    """
    if not sealed:
        return ""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except (InvalidToken, ValueError):
        raise SealedUnreadable from None


def _box() -> MultiFernet:
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(key: str | bytes) -> Fernet:
    material = key if isinstance(key, bytes) else key.encode()
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(material)
    return Fernet(base64.urlsafe_b64encode(derived))
