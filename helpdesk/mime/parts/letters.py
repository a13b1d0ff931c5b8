"""Base64 and quoted-printable with something else among them: what a gateway or a list wrote above or below, without
encoding it too; and letters of either that nobody labelled."""

import binascii
import codecs
import re

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_LETTERS = re.compile(rb"[A-Za-z0-9+/]+={0,3}")
_NO_LETTER = re.compile(rb"[^A-Za-z0-9+/=]")
_QUOTE_MARKS = re.compile(rb"(?:>[ \t]?)+")
_CAPITAL, _SMALL, _DIGIT = (re.compile(kind) for kind in (rb"[A-Z]", rb"[a-z]", rb"[0-9+/=]"))
_BLANKS_FOR_BREAKS = re.compile(rb"(?<=[A-Za-z0-9+/]{60})[ \t]+(?=[A-Za-z0-9+/=]+(?:[ \t\r\n]|\Z))")
_LONG_LINE = 40
_WORD = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+")
_LONG_WORD = 24
_LONGEST = 3_000_000
"""Bytes above which nobody reads the body, and single lines cost too much."""
_LONGEST_RUN = 100_000
_MOST_TRIMMED = 6
_FEWEST = 12
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BLANKS_BEFORE_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_LINK = re.compile(rb"https?://[^\s\"'<>]{1,2000}")
_PLAIN_SIGN = re.compile(rb"=(?=3[0-9]|4[1-9A-Fa-f]|5[0-9Aa]|6[1-9A-Fa-f]|7[0-9Aa]|[0-9A-F]?[a-f])")
_BARE_SIGN = re.compile(rb"=(?![0-9A-F]{2}|\r?\n|\Z)")
_UPPER_HALF = re.compile(rb"=[89A-F][0-9A-F]")


def padded_base64(letters: bytes) -> bytes:
    """The bytes in the letters of one base64 block, whatever is missing at its end."""
    spare = len(letters) % 4
    if spare == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def is_pure(data: bytes) -> bool:
    """Whether base64 holds nothing but its letters, on lines of their own; also true of what is too long to look at.

    A word in the first or last line may be somebody else's.
    """
    if len(data) > _LONGEST:
        return True
    lines = data.strip()
    ends = (lines.partition(b"\n")[0].strip(), lines.rpartition(b"\n")[2])
    return not data.translate(None, _ALPHABET + b"\r\n") and not any(map(_WORD.fullmatch, ends))


def read_mixed(data: bytes) -> bytes:
    """Base64 decoded, and words above, between or below it as they stand."""
    pieces: list[bytes] = []
    run: list[bytes] = []
    for line in [*_BLANKS_FOR_BREAKS.sub(b"\n", data).splitlines(keepends=True), b""]:
        if line and (run if line.isspace() else _is_coded(line)):
            run.append(line)
            continue
        if run:
            pieces += _read_run(run)
            run = []
        pieces.append(line)
    return b"".join(pieces)


def read_quoted(data: bytes, *, readable: bool) -> bytes:
    """Quoted-printable decoded. In the link of a footer that was not encoded, `=12` are three characters."""
    data = _BLANKS_BEFORE_BREAK.sub(b"=", data)
    return binascii.a2b_qp(_LINK.sub(_kept_link, data) if readable else data)


def read_unlabelled(data: bytes) -> bytes:
    """The data, or what it holds where it can only be base64 or quoted-printable whose label was lost."""
    if not data.isascii() or len(data) > _LONGEST:
        return data
    if _UPPER_HALF.search(data) and not _BARE_SIGN.search(data):
        plain = binascii.a2b_qp(_BLANKS_BEFORE_BREAK.sub(b"=", data))
        return plain if _is_text(plain) else data
    lines = data.split()
    if (
        len(data) < _LONG_LINE
        or not lines
        or not is_pure(data)
        or len(lines[0]) < min(_LONG_LINE, max(map(len, lines)))
    ):
        return data
    letters = b"".join(lines)
    plain = padded_base64(letters.rstrip(b"=")) if len(letters) % 4 == 0 and b"=" not in letters[:-2] else b""
    return plain if b" " in plain and _is_text(plain) else data


def _is_coded(line: bytes) -> bool:
    """Whether a line can be of base64: letters only, or a long one with few of them damaged."""
    letters = _QUOTE_MARKS.sub(b"", line.strip(), count=1)
    if _LETTERS.fullmatch(letters):
        return True
    damaged = len(letters.translate(None, _ALPHABET))
    return len(letters) > _LONG_LINE and b" " not in letters and damaged * 20 <= len(letters)


def _read_run(run: list[bytes]) -> list[bytes]:
    """A run of lines decoded; single words next to it, which look like letters too, are left as they are."""
    if sum(map(len, run)) > _LONGEST_RUN:
        return [_from_lines(run), b"\n"]
    ranges = [
        (first, last)
        for first in range(min(_MOST_TRIMMED, len(run)))
        for last in range(len(run), max(len(run) - _MOST_TRIMMED, first), -1)
    ]
    between_words = [(first, last) for first, last in ranges if _are_words([*run[:first], *run[last:]])]
    for places, is_read in ((between_words, _is_in_utf8), (between_words, _is_whole), (ranges, _is_read)):
        for first, last in places:
            plain = _from_lines(run[first:last])
            if is_read(run[first:last], plain):
                return [*run[:first], plain, b"" if plain.endswith(b"\n") else b"\n", *run[last:]]
    return [_from_lines(run), b"\n"] if any(len(line.strip()) >= _LONG_LINE for line in run) else run


def _are_words(lines: list[bytes]) -> bool:
    return all(_WORD.fullmatch(line.strip()) for line in lines)


def _is_surely_coded(lines: list[bytes]) -> bool:
    """Whether nobody writes such a word: long, of capitals, small letters and digits, whole by base64's count."""
    letters = b"".join(line.strip() for line in lines)
    kinds = (_CAPITAL, _SMALL, _DIGIT)
    return len(letters) >= _LONG_WORD and len(letters) % 4 == 0 and all(kind.search(letters) for kind in kinds)


def _from_lines(lines: list[bytes]) -> bytes:
    letters = _NO_LETTER.sub(b"", b"".join(_QUOTE_MARKS.sub(b"", line, count=1) for line in lines))
    return b"".join(padded_base64(block) for block in re.split(rb"=+", letters))


def _is_in_utf8(_: list[bytes], plain: bytes) -> bool:
    """Whether it is text of UTF-8, whose last letter may be cut off."""
    try:
        codecs.utf_8_decode(plain, "strict", False)
    except UnicodeDecodeError:
        return False
    return len(plain) >= _FEWEST and not _CONTROL.search(plain)


def _is_whole(lines: list[bytes], plain: bytes) -> bool:
    """Whether it is text, and no letter of the lines is left over by base64's count."""
    return _is_text(plain) and sum(len(line.strip()) for line in lines) % 4 == 0


def _is_read(lines: list[bytes], plain: bytes) -> bool:
    return _is_text(plain) or _is_surely_coded(lines)


def _is_text(data: bytes) -> bool:
    """Whether a person can have written that: letters of UTF-8, or of one byte each with ASCII around them."""
    if not data or _CONTROL.search(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        plain = sum(1 for byte in data[:2000] if byte < 0x80)
        return len(data) >= _FEWEST and 2 * plain >= min(len(data), 2000)
    return True


def _kept_link(link: re.Match[bytes]) -> bytes:
    return link[0] if b"=3D" in link[0] else _PLAIN_SIGN.sub(b"=3D", link[0])
