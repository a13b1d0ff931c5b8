"""Reads certificates of providers as people paste them, and tells until when they hold."""

import base64
import binascii
import datetime as dt
import hashlib
import re

from cryptography import x509

BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


def read(text: str) -> list[str]:
    """The certificates of a text, each as the base64 of its DER form.

    They stand there as PEM, or as bare base64 with empty lines between.

    Raises:
        ValueError: one of them is no certificate.
    """
    blocks = BLOCK.findall(text) or [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return list(dict.fromkeys(_checked("".join(block.split())) for block in blocks))


def _checked(block: str) -> str:
    try:
        x509.load_der_x509_certificate(base64.b64decode(block, validate=True))
    except (binascii.Error, ValueError) as error:
        raise ValueError("no certificate") from error
    return block


def is_one(certificate: str) -> bool:
    """Whether it is a certificate as they are stored."""
    try:
        return _checked(certificate) == certificate
    except ValueError:
        return False


def shown(certificate: str) -> str:
    """A certificate as PEM."""
    lines = "\n".join(certificate[at : at + 64] for at in range(0, len(certificate), 64))
    return f"-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----"


def fingerprint(certificate: str) -> str:
    """By which people compare it with what a console shows: the start of its SHA-256."""
    return hashlib.sha256(base64.b64decode(certificate)).digest()[:10].hex(":").upper()


def ends(certificate: str) -> dt.datetime:
    """Until when it holds."""
    return x509.load_der_x509_certificate(base64.b64decode(certificate)).not_valid_after_utc
