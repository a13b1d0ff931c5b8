"""Opens an S/MIME file that is signed or compressed but not encrypted (RFC 8551, RFC 5652).

Only as much of ASN.1 is read as it takes to get there. Whether the signature is right is not judged.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNED = bytes.fromhex("2a864886f70d010702")
_COMPRESSED = bytes.fromhex("2a864886f70d0109100109")
_SEQUENCE, _OCTETS, _OCTETS_IN_PIECES, _EXPLICIT, _OBJECT = 0x30, 0x04, 0x24, 0xA0, 0x06
_MOST_ELEMENTS = 200_000
_MOST_NESTED = 20
_LARGEST = 50_000_000


class _Unreadable(Exception):
    """No ASN.1 of that kind."""


@dataclass(frozen=True, slots=True)
class _Element:
    tag: int
    start: int
    end: int
    next: int


def opened(data: bytes) -> bytes | None:
    """The MIME entity inside `data`; None where it is encrypted, or nothing of that kind."""
    try:
        return _DerReader(data).entity()
    except (_Unreadable, zlib.error):
        return None


class _DerReader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.room = _MOST_ELEMENTS

    def entity(self) -> bytes:
        kind, content = self._pair(self._element(0, len(self.data), 0))
        encapsulated = next(self._all(content, _SEQUENCE))
        if kind == _SIGNED:
            return self._octets(self._pair(self._within(encapsulated, 2))[1])
        if kind == _COMPRESSED:
            packed = self._octets(self._pair(self._within(encapsulated, 2))[1])
            return zlib.decompressobj().decompress(packed, _LARGEST)
        raise _Unreadable

    def _pair(self, outer: _Element) -> tuple[bytes, _Element]:
        """An object identifier and the explicit content beside it."""
        children = list(self._children(outer))
        if outer.tag != _SEQUENCE or len(children) < 2 or (children[0].tag, children[1].tag) != (_OBJECT, _EXPLICIT):
            raise _Unreadable
        return self.data[children[0].start : children[0].end], children[1]

    def _within(self, outer: _Element, place: int) -> _Element:
        children = list(self._children(outer))
        if len(children) <= place:
            raise _Unreadable
        return children[place]

    def _all(self, outer: _Element, tag: int) -> Iterator[_Element]:
        found = [child for child in self._children(outer) if child.tag == tag]
        if not found:
            raise _Unreadable
        return iter(found)

    def _octets(self, outer: _Element) -> bytes:
        pieces = []
        for child in self._children(outer):
            if child.tag == _OCTETS:
                pieces.append(self.data[child.start : child.end])
            elif child.tag == _OCTETS_IN_PIECES:
                pieces.append(self._octets(child))
        return b"".join(pieces)

    def _children(self, outer: _Element) -> Iterator[_Element]:
        at = outer.start
        while at < outer.end:
            child = self._element(at, outer.end, 0)
            yield child
            at = child.next

    def _element(self, at: int, end: int, depth: int) -> _Element:
        self.room -= 1
        if at + 2 > end or depth > _MOST_NESTED or self.room < 0:
            raise _Unreadable
        tag, length = self.data[at], self.data[at + 1]
        start = at + 2
        if length == 0x80:
            return self._without_length(tag, start, end, depth)
        if length > 0x80:
            size = length & 0x7F
            length = int.from_bytes(self.data[start : start + size], "big")
            start += size
        # A file that was cut off is read as far as it goes.
        stop = min(start + length, end)
        return _Element(tag, start, stop, stop)

    def _without_length(self, tag: int, start: int, end: int, depth: int) -> _Element:
        at = start
        while at < end and self.data[at : at + 2] != b"\x00\x00":
            at = self._element(at, end, depth + 1).next
        return _Element(tag, start, min(at, end), min(at + 2, end))
