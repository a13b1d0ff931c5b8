"""Finds files that stand in the text itself as lines of letters, as scripts and old mail programs send them."""

import binascii
import re

_BEGIN = re.compile(rb"^begin(-base64)? [0-7]{3,4} ([^\r\n]{1,255}?)[ \t]*\r?\n", re.MULTILINE)
_END = (b"end", b"====")
_MOST_FILES = 200
File = tuple[bytes, bytes]
"""Name and content."""


def split_uuencoded(text: bytes) -> tuple[bytes, list[File]]:
    """The text without the files in it, and those files; what is no whole line of letters stays in the text."""
    words: list[bytes] = []
    files: list[File] = []
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at or len(files) >= _MOST_FILES:
            continue
        content, end = _content(text, begin.end(), in_base64=bool(begin[1]))
        if end > begin.end():
            words.append(text[at : begin.start()])
            files.append((begin[2], content))
            at = end
    return b"".join([*words, text[at:]]), files


def _content(text: bytes, at: int, *, in_base64: bool) -> tuple[bytes, int]:
    """The file whose lines begin at `at`, and where the text goes on: after its end mark, or where its letters end."""
    content = bytearray()
    while at < len(text):
        stop = text.find(b"\n", at)
        stop = len(text) if stop < 0 else stop + 1
        line = text[at:stop].rstrip(b"\r\n")
        if line.strip() in _END:
            return bytes(content), stop
        piece = _base64(line) if in_base64 else _line(line)
        if piece is None:
            break
        content += piece
        at = stop
    return bytes(content), at


def _line(line: bytes) -> bytes | None:
    """What one line holds; blanks at its end may be lost on the way. None for words."""
    length = (line[0] - 32) & 63 if line and 32 <= line[0] <= 96 else 0
    letters = -(-length // 3) * 4
    if not length:
        return b"" if line.strip() in (b"`", b"") and len(line) < 3 else None
    if len(line) > letters + 2 or not all(32 <= byte <= 96 for byte in line):
        return None
    try:
        return binascii.a2b_uu(line[: letters + 1].ljust(letters + 1))
    except binascii.Error:
        return None


def _base64(line: bytes) -> bytes | None:
    try:
        return binascii.a2b_base64(line, strict_mode=True)
    except binascii.Error:
        return None
