"""Reads the list of MAPI properties in an Outlook container (MS-OXTNEF 2.1.3.4), as far as mail needs it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.mime.charset.charsets import decode

_UNICODE, _STRING, _BINARY, _OBJECT = 0x1F, 0x1E, 0x102, 0x0D
_OF_ANY_LENGTH = (_UNICODE, _STRING, _BINARY, _OBJECT)
_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_SEVERAL = 0x1000
_FIRST_NAMED = 0x8000
_GUID = 16
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Properties:
    """The first value of each property, with its type."""

    values: dict[int, tuple[int, bytes]]

    def text(self, name: int, charset: str) -> str:
        kind, value = self.values.get(name, (0, b""))
        if kind == _UNICODE:
            return value.decode("utf-16-le", "replace").rstrip("\x00")
        return self.decoded(value, charset) if kind in (_STRING, _BINARY) else ""

    def content(self, name: int) -> bytes:
        kind, value = self.values.get(name, (0, b""))
        if kind == _UNICODE:
            return value.decode("utf-16-le", "replace").encode("utf-8", "replace")
        return value if kind in _OF_ANY_LENGTH else b""

    def number(self, name: int) -> int:
        kind, value = self.values.get(name, (0, b""))
        return int.from_bytes(value, "little") if kind == 0x03 else 0

    @staticmethod
    def decoded(value: bytes, charset: str) -> str:
        return decode(value.rstrip(b"\x00"), charset)


def read_properties(data: bytes) -> Properties:
    """Every property up to the first that cannot be read."""
    values: dict[int, tuple[int, bytes]] = {}
    try:
        for name, kind, value in _Cursor(data).properties():
            values.setdefault(name, (kind, value))
    except (struct.error, ValueError):
        pass
    return Properties(values)


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def properties(self) -> Iterator[tuple[int, int, bytes]]:
        for _ in range(min(self.number(), _MOST)):
            kind, name = struct.unpack("<HH", self.take(4))
            if name >= _FIRST_NAMED:
                self.skip_name()
            for value in self.values(kind):
                yield name, kind & ~_SEVERAL, value

    def values(self, kind: int) -> list[bytes]:
        plain = kind & ~_SEVERAL
        if plain in _OF_ANY_LENGTH:
            return [self.padded(self.number()) for _ in range(min(self.number(), _MOST))]
        if plain not in _SIZES:
            raise ValueError(kind)
        return [self.take(_SIZES[plain]) for _ in range(min(self.number(), _MOST) if kind & _SEVERAL else 1)]

    def skip_name(self) -> None:
        self.take(_GUID)
        if self.number() == 0:
            self.take(4)
        else:
            self.padded(self.number())

    def number(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def padded(self, length: int) -> bytes:
        value = self.take(length)
        self.at += -length % 4
        return value

    def take(self, length: int) -> bytes:
        if self.at + length > len(self.data):
            raise ValueError(length)
        self.at += length
        return self.data[self.at - length : self.at]
