"""Header fields of one MIME entity: found in raw bytes, unfolded, decoded. Nothing here trusts the sender
to follow a rule."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.channels.mail.charsets import decode

MAX_BLOCK = 2_000_000
"""Bytes of one header block that are read; what lies beyond is skipped up to the empty line."""
MAX_VALUE = 1_500_000
"""Bytes of one field that are read."""

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_BLOCK_END = re.compile(rb"\n\r?\n")
_ENCODED_WORD = re.compile(rb"=\?([A-Za-z0-9_.:+*-]{1,60})\?([bBqQ])\?([^?]*)\?=")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Headers:
    """Fields in their order, names in lower case, values unfolded but not decoded."""

    fields: tuple[tuple[str, bytes], ...]

    def raw(self, name: str) -> bytes:
        """The first value of that name; empty when the field is absent."""
        return next(self.every(name), b"")

    def every(self, name: str) -> Iterator[bytes]:
        """All values of that name in their order."""
        return (value for key, value in self.fields if key == name)

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)

    def text(self, name: str) -> str:
        """The first value of that name, decoded, on one line."""
        return decode_words(self.raw(name))


def read_headers(source: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Fields from `start`, and where the body begins.

    The block ends at the first empty line. A line that is no field ends it as well, unless a field follows:
    then it is junk between fields (an mbox `From ` line, a continuation that lost its indent) and is
    skipped.
    """
    blank = _BLOCK_END.search(source, max(start - 1, 0), end)
    block_end, body = (max(blank.start() + 1, start), blank.end()) if blank else (end, end)
    fields: list[tuple[str, list[bytes]]] = []
    position, junk_at = start, -1
    for line in source[start : min(block_end, start + MAX_BLOCK)].splitlines(keepends=True):
        field = _FIELD.match(line)
        if field:
            fields.append((field[1].decode("ascii").lower(), [line[field.end() :]]))
            junk_at = -1
        elif line[:1] in b" \t" and fields and junk_at < 0:
            fields[-1][1].append(line)
        elif junk_at >= 0 or (not fields and not line.lstrip(b">").startswith(b"From ")):
            return Headers(_joined(fields)), junk_at if junk_at >= 0 else position
        else:
            junk_at = position
        position += len(line)
    return Headers(_joined(fields)), junk_at if junk_at >= 0 and fields else body


def decode_words(raw: bytes) -> str:
    """A header value as one line of text: RFC 2047 words decoded, raw 8-bit bytes read as UTF-8 or
    windows-1252.

    Neighbouring words of one charset are joined before decoding: many programs cut a character in two.
    """
    pieces: list[tuple[str | None, bytes]] = []
    position = 0
    for word in _ENCODED_WORD.finditer(raw):
        between = raw[position : word.start()]
        position = word.end()
        charset = word[1].split(b"*")[0].decode("ascii")
        content = _unwrap(word[2], word[3])
        if content is None:
            pieces.append((None, between + word[0]))
            continue
        if between.strip() or not pieces or not pieces[-1][0]:
            pieces.append((None, between))
        last = pieces[-1]
        if last[0] and last[0].lower() == charset.lower():
            pieces[-1] = (charset, last[1] + content)
        else:
            pieces.append((charset, content))
    pieces.append((None, raw[position:]))
    return one_line("".join(decode(content, charset) for charset, content in pieces))


def one_line(text: str) -> str:
    """`text` with every run of white space, line breaks too, as one space."""
    return _SPACES.sub(" ", text).strip()


def _unwrap(encoding: bytes, content: bytes) -> bytes | None:
    try:
        if encoding in b"qQ":
            return binascii.a2b_qp(content, header=True)
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
    except binascii.Error:
        return None


def _joined(fields: list[tuple[str, list[bytes]]]) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, b"".join(lines)[:MAX_VALUE].replace(b"\x00", b"").strip()) for name, lines in fields)
