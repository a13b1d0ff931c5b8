"""Reads a PNG chunk by chunk and keeps nothing but the picture: no words, no place, no program behind it."""

import struct
import zlib
from dataclasses import dataclass, field

from django.utils.translation import gettext

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 300_000
MAX_SIDE = 2_000
_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"IDAT", b"IEND"}


class BadPicture(ValueError):
    """What was chosen is no picture that can be shown; says why, in the reader's language."""


@dataclass(frozen=True)
class CleanPng:
    """A whole picture and its size in pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int


def clean_png(data: bytes) -> CleanPng:
    """The picture alone of a PNG file.

    Raises:
        BadPicture: it is none, broken, or too large.
    """
    if len(data) > MAX_BYTES:
        raise BadPicture(gettext("The picture is larger than %(limit)d kB.") % {"limit": MAX_BYTES // 1000})
    if not data.startswith(SIGNATURE):
        raise BadPicture(gettext("Choose a PNG. Other kinds, SVG among them, are not taken."))
    chunks = _chunks(data)
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds or len(chunks[0][1]) != 13:
        raise _broken()
    width, height = struct.unpack(">II", chunks[0][1][:8])
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE:
        raise BadPicture(gettext("A side of the picture is longer than %(limit)d pixels.") % {"limit": MAX_SIDE})
    kept = b"".join(_written(kind, content) for kind, content in chunks if kind in _KEPT)
    return CleanPng(SIGNATURE + kept, width, height)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """All chunks up to the end of the picture; what comes behind it is left."""
    found: list[tuple[bytes, bytes]] = []
    place = len(SIGNATURE)
    while not found or found[-1][0] != b"IEND":
        head = data[place : place + 8]
        if len(head) < 8:
            raise _broken()
        length, kind = struct.unpack(">I4s", head)
        content, check = data[place + 8 : place + 8 + length], data[place + 8 + length : place + 12 + length]
        if len(check) < 4 or struct.unpack(">I", check)[0] != zlib.crc32(kind + content):
            raise _broken()
        found.append((kind, content))
        place += 12 + length
    return found


def _written(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _broken() -> BadPicture:
    return BadPicture(gettext("The picture is broken: save it anew and choose it again."))
