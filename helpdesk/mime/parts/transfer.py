"""Content-Transfer-Encoding undone, also where the sender got it wrong: what can be read is never thrown
away."""

import binascii
import re
from collections.abc import Iterator

from helpdesk.mime.parts.letters import is_pure, padded_base64, read_mixed, read_quoted, read_unlabelled

_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_PIECE = 256 * 1024
_WHITE_SPACE = b" \t\r\n"
_PADDING = re.compile(rb"=+")
_NAME = re.compile(r"[a-z0-9]+(?:[ _-][a-z0-9]+)*")
_SPELT = {
    "base64": "base64",
    "xbase64": "base64",
    "b": "base64",
    "quotedprintable": "quoted-printable",
    "qp": "quoted-printable",
    "q": "quoted-printable",
    "xuuencode": "x-uuencode",
    "uuencode": "x-uuencode",
    "xuue": "x-uuencode",
    "uue": "x-uuencode",
    "7bit": "7bit",
    "8bit": "8bit",
}


def transfer_name(value: bytes) -> str:
    """The encoding that a Content-Transfer-Encoding names, also one that is misspelt; empty for none."""
    named = _NAME.match(value.decode("latin-1").strip(" \t\"'").lower())
    squeezed = re.sub(r"[ _-]", "", named[0]) if named else ""
    return _SPELT.get(squeezed, named[0].strip() if named else "")


def undo_transfer(data: bytes, encoding: str, *, readable: bool) -> bytes:
    """Content of a body written with `encoding`. `readable`: a person reads it, so plain words under a
    wrong label stay, and letters that nobody can read are decoded without one."""
    match encoding:
        case "base64":
            return read_mixed(data) if readable and not is_pure(data) else b"".join(_decoded(data))
        case "quoted-printable":
            return read_quoted(data, readable=readable)
        case "x-uuencode":
            return _uuencode(data)
    return read_unlabelled(data) if readable else data


def _decoded(data: bytes) -> Iterator[bytes]:
    """Piece by piece, or a large file would be in memory five times. Programs that encode in blocks put padding in the
    middle, where the standard decoder would stop."""
    rest = b""
    for start in range(0, len(data), _PIECE):
        letters = rest + data[start : start + _PIECE].translate(None, _NOT_BASE64)
        *padded, rest = _PADDING.split(letters)
        yield from map(padded_base64, padded)
        whole = len(rest) // 4 * 4
        yield binascii.a2b_base64(rest[:whole])
        rest = rest[whole:]
    yield padded_base64(rest)


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
