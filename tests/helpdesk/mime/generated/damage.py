"""What happens to messages on their way."""

import random
import re
from collections.abc import Callable

from tests.helpdesk.mime.generated import Made
from tests.helpdesk.mime.generated.trees import make

_DELIMITER = re.compile(rb"(?m)^--[^\r\n]+")
_INDENT = re.compile(rb"(?m)^[ \t]+")
# A byte that becomes a space or a colon can turn words into a header field; nobody could tell.
_HARMLESS = bytes(byte for byte in range(256) if bytes((byte,)) not in b" \t:\r\n\x0b\x0c=-")


def damaged(seed: int) -> Made:
    """The message of that number, broken in one way or, every third, in several."""
    made = make(seed)
    rng = random.Random(-seed - 1)
    made.wounds = rng.choice([2, 3]) if seed % 3 == 0 else 1
    for way in rng.sample(WAYS, made.wounds):
        made.raw = way(rng, made.raw)
    return made


def _cut(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _without_last_delimiter(rng: random.Random, raw: bytes) -> bytes:
    found = list(_DELIMITER.finditer(raw))
    return raw[: found[-1].start()] if found else raw


def _swapped_delimiters(rng: random.Random, raw: bytes) -> bytes:
    found = list(_DELIMITER.finditer(raw))
    if len(found) < 2:
        return raw
    first, second = sorted(rng.sample(found, 2), key=lambda match: match.start())
    return b"".join([raw[: first.start()], second[0], raw[first.end() : second.start()], first[0], raw[second.end() :]])


def _flipped_bytes(rng: random.Random, raw: bytes) -> bytes:
    content = bytearray(raw)
    for _ in range(rng.randint(1, 12)):
        if content:
            content[rng.randrange(len(content))] = rng.choice(_HARMLESS)
    return bytes(content)


def _mixed_line_ends(rng: random.Random, raw: bytes) -> bytes:
    ends = rng.choice([[b"\n", b"\r\n"], [b"\r\n", b"\r\r\n"], [b"\r"]])
    return b"".join(line + rng.choice(ends) for line in raw.replace(b"\r\n", b"\n").split(b"\n"))


def _doubled_part(rng: random.Random, raw: bytes) -> bytes:
    at, length = rng.randrange(len(raw) + 1), rng.randrange(400)
    return raw[:at] + raw[at : at + length] + raw[at:]


def _nul_bytes(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + b"\x00" * rng.randint(1, 30) + raw[at:]


def _without_indents(rng: random.Random, raw: bytes) -> bytes:
    head, blank, body = raw.partition(b"\n\r\n" if b"\n\r\n" in raw else b"\n\n")
    return _INDENT.sub(b"", head) + blank + body


WAYS: list[Callable[[random.Random, bytes], bytes]] = [
    _cut,
    _without_last_delimiter,
    _swapped_delimiters,
    _flipped_bytes,
    _mixed_line_ends,
    _doubled_part,
    _nul_bytes,
    _without_indents,
]
