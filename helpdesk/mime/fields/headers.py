"""Header fields of one MIME entity: found in raw bytes, unfolded, decoded. Nothing here trusts the sender
to follow a rule."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.fields.lines import read_lines

MAX_BLOCK = 2_000_000
"""Bytes of one header block that are read; what lies beyond is skipped up to the empty line."""
MAX_VALUE = 1_500_000
"""Bytes of one field that are read."""

_BLOCK_END = re.compile(rb"\n\r?\n")
# A question mark that was not encoded belongs to the word; a word that was cut off at the value's end is one, too.
_ENCODED_WORD = re.compile(rb"=\?([A-Za-z0-9_.:+*-]{0,60})\?([bBqQ])\?([^?]*(?:(?<!=)\?(?!=)[^?]*){0,40})(?:\?=|\??\Z)")
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
    """Fields from `start`, and where the body begins: after the first empty line, or at a line that is no field and
    that no field of a mail follows (see header_lines)."""
    blank = _BLOCK_END.search(source, max(start - 1, 0), end)
    block_end, body = (max(blank.start() + 1, start), blank.end()) if blank else (end, end)
    lines = source[start : min(block_end, start + MAX_BLOCK)].splitlines(keepends=True)
    fields, read = read_lines(lines)
    joined = tuple((name, b"".join(value)[:MAX_VALUE].replace(b"\x00", b"").strip()) for name, value in fields)
    return Headers(joined), body if read == len(lines) else start + sum(map(len, lines[:read]))


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


def is_all_encoded(raw: bytes) -> bool:
    """Whether `raw` is encoded words and nothing else."""
    return b"=?" in raw and not _ENCODED_WORD.sub(b"", raw).strip()


def one_line(text: str) -> str:
    """The text with every run of white space, line breaks too, as one space."""
    return _SPACES.sub(" ", text).strip()


def _unwrap(encoding: bytes, content: bytes) -> bytes | None:
    try:
        if encoding in b"qQ":
            return binascii.a2b_qp(content, header=True)
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
    except binascii.Error:
        return None
