"""Content-Transfer-Encoding undone, also where the sender got it wrong: what can be read is never thrown
away."""

import binascii
import re

_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_WHITE_SPACE = b" \t\r\n"
_PADDING = re.compile(rb"=+")
_BLANKS_BEFORE_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_WORDS = re.compile(rb"[^\s]{1,40} [^\s]{1,40} [^\s]")


def undo_transfer(data: bytes, encoding: str, *, readable: bool) -> bytes:
    """Content of a body written with `encoding`. `readable`: a person reads it, so plain words under a
    wrong label stay."""
    match encoding:
        case "base64":
            return _base64(data, readable=readable)
        case "quoted-printable":
            return binascii.a2b_qp(_BLANKS_BEFORE_BREAK.sub(b"=", data))
        case "x-uuencode" | "uuencode" | "x-uue" | "uue":
            return _uuencode(data)
    return data


def _base64(data: bytes, *, readable: bool) -> bytes:
    if readable and _WORDS.search(data, 0, 2_000):
        return data
    letters = data.translate(None, _NOT_BASE64)
    end = letters.find(b"=")
    if end < 0 or not letters[end:].strip(b"="):
        return _padded(letters if end < 0 else letters[:end])
    # Programs that encode in blocks put padding in the middle; the standard decoder would stop there.
    return b"".join(_padded(block) for block in _PADDING.split(letters))


def _padded(letters: bytes) -> bytes:
    spare = len(letters) % 4
    if spare == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _uuencode(data: bytes) -> bytes:
    content = bytearray()
    for line in data.splitlines():
        if line.startswith(b"begin ") or line.strip(_WHITE_SPACE) in (b"end", b"`", b""):
            continue
        try:
            content += binascii.a2b_uu(line)
        except binascii.Error:
            return data
    return bytes(content)
