"""Wrappings as programs write them: S/MIME files and Outlook's containers."""

import struct
from collections.abc import Callable

SIGNED_DATA, COMPRESSED_DATA, ENVELOPED_DATA = (
    bytes.fromhex(f"2a864886f70d01{tail}") for tail in ("0702", "09100109", "0703")
)


def der(tag: int, *pieces: bytes) -> bytes:
    content = b"".join(pieces)
    size = len(content).to_bytes(4, "big")
    return bytes((tag, 0x84)) + size + content


def loose(tag: int, *pieces: bytes) -> bytes:
    return bytes((tag, 0x80)) + b"".join(pieces) + b"\x00\x00"


Way = Callable[..., bytes]


def cms(kind: bytes, entity: bytes, way: Way = der) -> bytes:
    cut = len(entity) // 2
    octets = way(0x24, der(0x04, entity[:cut]), der(0x04, entity[cut:])) if way is loose else der(0x04, entity)
    inner = way(0x30, der(0x06, b"\x2a\x86"), way(0xA0, octets))
    return bytes(way(0x30, der(0x06, kind), way(0xA0, way(0x30, der(0x02, b"\x01"), der(0x31), inner, der(0x31)))))


def attribute(level: int, name: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def properties(*items: tuple[int, int, bytes]) -> bytes:
    rows = [
        struct.pack("<HHII", kind, name, 1, len(value)) + value + b"\x00" * (-len(value) % 4)
        for name, kind, value in items
    ]
    return struct.pack("<I", len(rows)) + b"".join(rows)


def container(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x9007, struct.pack("<II", 1252, 0)) + b"".join(attributes)


def held_file(name: str, content: bytes) -> bytes:
    long_name = properties((0x3707, 0x1F, f"{name}\x00".encode("utf-16-le")), (0x370E, 0x1E, b"image/png\x00"))
    return b"".join(
        [
            attribute(2, 0x9002, b"\x00" * 14),
            attribute(2, 0x8010, b"GR~1.PNG\x00"),
            attribute(2, 0x800F, content),
            attribute(2, 0x9005, long_name),
        ]
    )
