"""Writes a tiny database of places in the MMDB format, as tests need one.

https://maxmind.github.io/MaxMind-DB/ says what stands in it: a tree over the bits of addresses, data, metadata.
"""

import ipaddress
from collections.abc import Mapping
from typing import Any

MARKER = b"\xab\xcd\xefMaxMind.com"
RECORD = 3
"""Bytes of one of the two records of a node."""


def mmdb(places: Mapping[str, Any]) -> bytes:
    """A database of IPv4 networks, such as {"81.2.69.0/24": {"country": {"names": {"en": "United Kingdom"}}}}."""
    nodes: list[list[Any]] = [[None, None]]
    data, offsets = b"", {}
    for network, told in places.items():
        offsets[network] = len(data)
        data += _encoded(told)
        _plant(nodes, ipaddress.IPv4Network(network), network)
    tree = b"".join(_record(one, len(nodes), offsets) for node in nodes for one in node)
    metadata = {
        "binary_format_major_version": _whole(5, 2), "binary_format_minor_version": _whole(5, 0),
        "build_epoch": _whole(9, 1), "database_type": "Places of tests", "description": {"en": "Made up"},
        "ip_version": _whole(5, 4), "languages": ["en"], "node_count": _whole(6, len(nodes)),
        "record_size": _whole(5, RECORD * 8),
    }  # fmt: skip
    return tree + bytes(16) + data + MARKER + _encoded(metadata)


def _plant(nodes: list[list[Any]], network: ipaddress.IPv4Network, name: str) -> None:
    bits = f"{int(network.network_address):032b}"[: network.prefixlen]
    at = 0
    for bit in map(int, bits[:-1]):
        if nodes[at][bit] is None:
            nodes[at][bit] = len(nodes)
            nodes.append([None, None])
        at = nodes[at][bit]
    nodes[at][int(bits[-1])] = name


def _record(one: int | str | None, count: int, offsets: Mapping[str, int]) -> bytes:
    value = count if one is None else count + 16 + offsets[one] if isinstance(one, str) else one
    return value.to_bytes(RECORD, "big")


def _encoded(value: Any) -> bytes:
    match value:
        case dict():
            return _head(7, len(value)) + b"".join(_encoded(key) + _encoded(one) for key, one in value.items())
        case list():
            return _head(11, len(value)) + b"".join(map(_encoded, value))
        case str():
            return _head(2, len(value.encode())) + value.encode()
    return bytes(value)


def _whole(kind: int, value: int) -> bytes:
    """A whole number of one of the kinds that readers insist on: 16 bits (5), 32 (6) or 64 (9)."""
    return _head(kind, 2) + value.to_bytes(2, "big")


def _head(kind: int, size: int) -> bytes:
    """The control byte, for sizes below 285; kinds above seven have a byte of their own."""
    shown, rest = (size, b"") if size < 29 else (29, bytes([size - 29]))
    return (bytes([kind << 5 | shown]) if kind <= 7 else bytes([shown, kind - 7])) + rest
