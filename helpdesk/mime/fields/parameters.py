"""`Content-Type: text/plain; charset=utf-8` and its kind: a value with parameters, RFC 2045 and 2231, read
leniently."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.fields.headers import decode_words, is_all_encoded

_MAX_LENGTH = 32_000
_KEPT = 128
"""Headers whose answer is kept: several readers ask the same one of each part, and a program writes the same ones into
every mail."""
_SPACES = re.compile(rb"\s+")
_QUOTED = rb'"(?:[^"\\]|\\.)*"(?= ?(?:;|$|[a-z0-9*-]{1,40} ?=))'
# Marks that nobody escaped, then a mark that nobody closed.
_BADLY_QUOTED = rb'"[^;]*?"(?= ?(?:;|$))|"[^;]*'
_PARAMETER = re.compile(rb' ?;? ?([^=;" ]{1,80}) ?= ?(' + _QUOTED + rb"|" + _BADLY_QUOTED + rb"|[^;]*)", re.IGNORECASE)
_CHARSET = re.compile(rb"([A-Za-z0-9_.:-]{0,40})'(?:[A-Za-z-]{0,20}')?")
_NAME = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?")


@dataclass(frozen=True, slots=True)
class FieldParameters:
    """The bare value in lower case, and its parameters as decoded text and, for `boundary`, as bytes."""

    value: str
    texts: Mapping[str, str]
    raw: Mapping[str, bytes]


@dataclass(slots=True)
class _Segment:
    content: bytes
    encoded: bool


@dataclass(slots=True)
class _RawParameter:
    """One parameter in the ways in which a sender may write it, often in two at once."""

    plain: _Segment | None = None
    extended: _Segment | None = None
    pieces: dict[int, _Segment] = field(default_factory=dict)

    def segments(self) -> list[_Segment]:
        """Those of the best way."""
        whole = self.extended or (None if self.pieces else self.plain)
        return [whole] if whole else [self.pieces[index] for index in sorted(self.pieces)]


def parse_parameters(header: bytes) -> FieldParameters:
    """Value and parameters of `header`; continuations (`name*0*=`) are joined, their charset applied.

    The answer belongs to every reader of the same header: do not change it."""
    return _parsed(header[:_MAX_LENGTH])


@lru_cache(maxsize=_KEPT)
def _parsed(header: bytes) -> FieldParameters:
    line = _SPACES.sub(b" ", header).strip()
    value, _, rest = line.partition(b";")
    written: dict[str, _RawParameter] = {}
    for match in _PARAMETER.finditer(rest):
        name = _NAME.fullmatch(match[1].decode("latin-1").lower())
        if name:
            _note(
                written.setdefault(name[1], _RawParameter()), name, _Segment(_unquote(match[2]), encoded=bool(name[3]))
            )
    texts = {name: _text(item.segments()) for name, item in written.items()}
    raw = {name: item.segments()[0].content for name, item in written.items()}
    return FieldParameters(value.split(b" ")[0].decode("latin-1").lower(), texts, raw)


def _note(written: _RawParameter, name: re.Match[str], segment: _Segment) -> None:
    if name[2]:
        index = int(name[2])
        if index not in written.pieces or (segment.encoded and not written.pieces[index].encoded):
            written.pieces[index] = segment
    elif segment.encoded:
        written.extended = written.extended or segment
    else:
        written.plain = written.plain or segment


def _unquote(value: bytes) -> bytes:
    if not value.startswith(b'"'):
        return value.strip()
    closed = value.endswith(b'"') and len(value) > 1
    return value[1 : -1 if closed else None].replace(b'\\"', b'"').replace(b"\\\\", b"\\")


def _text(segments: list[_Segment]) -> str:
    joined = b"".join(segment.content for segment in segments)
    if not any(segment.encoded for segment in segments):
        return decode_words(joined)
    charset, _ = _charset(segments[0].content)
    contents = [_charset(segment.content)[1] if segment.encoded else segment.content for segment in segments]
    joined = b"".join(
        unquote_to_bytes(content) if segment.encoded else content
        for segment, content in zip(segments, contents, strict=True)
    )
    return decode_words(joined) if is_all_encoded(joined) else decode(joined, charset)


def _charset(content: bytes) -> tuple[str | None, bytes]:
    """The charset before an extended value, and the value itself; a charset without its language or twice is one."""
    named = _CHARSET.match(content)
    return (named[1].decode("ascii"), content[named.end() :]) if named else (None, content)
