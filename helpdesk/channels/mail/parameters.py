"""`Content-Type: text/plain; charset=utf-8` and its kind: a value with parameters, RFC 2045 and 2231, read
leniently."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from helpdesk.channels.mail.charsets import decode
from helpdesk.channels.mail.headers import decode_words

_MAX_LENGTH = 32_000
_SPACES = re.compile(rb"\s+")
_PARAMETER = re.compile(rb' ?;? ?([^=;" ]{1,80}) ?= ?("(?:[^"\\]|\\.)*"?|[^;]*)')
_NAME = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The bare value in lower case, and its parameters as decoded text and, for `boundary`, as bytes."""

    value: str
    texts: dict[str, str]
    raw: dict[str, bytes]


@dataclass(slots=True)
class _Segment:
    content: bytes
    encoded: bool


def parse_parameters(header: bytes) -> Parameters:
    """Value and parameters of `header`; continuations (`name*0*=`) are joined, their charset applied."""
    line = _SPACES.sub(b" ", header[:_MAX_LENGTH]).strip()
    value, _, rest = line.partition(b";")
    segments: dict[str, dict[int, _Segment]] = {}
    for match in _PARAMETER.finditer(rest):
        name = _NAME.fullmatch(match[1].decode("latin-1").lower())
        if name:
            index = int(name[2] or 0)
            parts = segments.setdefault(name[1], {})
            segment = _Segment(_unquote(match[2]), encoded=bool(name[3]))
            if index not in parts or (segment.encoded and not parts[index].encoded):
                parts[index] = segment
    texts = {name: _text([parts[index] for index in sorted(parts)]) for name, parts in segments.items()}
    raw = {name: parts[min(parts)].content for name, parts in segments.items()}
    return Parameters(value.split(b" ")[0].decode("latin-1").lower(), texts, raw)


def _unquote(value: bytes) -> bytes:
    if not value.startswith(b'"'):
        return value.strip()
    closed = value.endswith(b'"') and len(value) > 1
    return value[1 : -1 if closed else None].replace(b'\\"', b'"').replace(b"\\\\", b"\\")


def _text(segments: list[_Segment]) -> str:
    if not any(segment.encoded for segment in segments):
        return decode_words(b"".join(segment.content for segment in segments))
    charset = None
    first = segments[0].content.split(b"'", 2)
    if segments[0].encoded and len(first) == 3:
        charset = first[0].decode("latin-1")
        segments = [_Segment(first[2], encoded=True), *segments[1:]]
    joined = b"".join(unquote_to_bytes(part.content) if part.encoded else part.content for part in segments)
    return decode(joined, charset)
