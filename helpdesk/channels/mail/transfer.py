"""Content-Transfer-Encoding undone, also where the sender got it wrong: what can be read is never thrown
away."""

import binascii
import re
from collections.abc import Iterator

_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_PIECE = 256 * 1024
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
    return b"".join(_decoded(data))


def _decoded(data: bytes) -> Iterator[bytes]:
    """Piece by piece, or a large file would be in memory five times. Programs that encode in blocks put padding in the
    middle, where the standard decoder would stop."""
    rest = b""
    for start in range(0, len(data), _PIECE):
        letters = rest + data[start : start + _PIECE].translate(None, _NOT_BASE64)
        *padded, rest = _PADDING.split(letters)
        yield from map(_padded, padded)
        whole = len(rest) // 4 * 4
        yield binascii.a2b_base64(rest[:whole])
        rest = rest[whole:]
    yield _padded(rest)


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
