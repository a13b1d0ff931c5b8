"""Japanese as Outlook and phones write it: under the names of the standards, with the characters of NEC and IBM in it
(code pages 50221 and 51932), which Python's codecs of those names lack.

Both encodings number characters by row and cell of one table; windows-31j has that table with all its additions.
"""

import re
from functools import cache

_ESCAPES = {
    b"\x1b(B": "ascii",
    b"\x1b(J": "ascii",
    b"\x1b(I": "kana",
    b"\x1b$@": "table",
    b"\x1b$B": "table",
    b"\x1b$(D": "more",
}
_ESCAPE = re.compile(rb"\x1b(?:\([BJI]|\$[@B]|\$\(D)")
_SHIFTED = re.compile(rb"\x0e([^\x0f\n]*)\x0f?")
_EUC = re.compile(rb"\x8f([\xa1-\xfe]{2})|\x8e([\xa1-\xdf])|([\xa1-\xfe]{2})|([\x00-\x7f]+)|(.)", re.DOTALL)
_BREAK = re.compile(rb"(\r?\n)")
UNREADABLE = "\ufffd"


def is_escaped(data: bytes) -> bool:
    """Whether `data` switches to the Japanese table: nothing else writes these escapes."""
    return b"\x1b$B" in data or b"\x1b$@" in data


def read_escaped(data: bytes) -> str:
    """Text of ISO-2022-JP bytes; half-width katakana too, whether escaped, shifted or in the upper half."""
    pieces, at, now = [], 0, "ascii"
    for escape in _ESCAPE.finditer(data):
        piece, now = _stretch(data[at : escape.start()], now)
        pieces.append(piece)
        at, now = escape.end(), _ESCAPES[escape[0]]
    return "".join([*pieces, _stretch(data[at:], now)[0]])


def read_euc(data: bytes) -> str:
    """Text of EUC-JP bytes."""
    return "".join(
        _more(found[1])
        if found[1]
        else _kana(found[2])
        if found[2]
        else _pair(found[3])
        if found[3]
        else found[4].decode("ascii")
        if found[4]
        else UNREADABLE
        for found in _EUC.finditer(data)
    )


def _stretch(data: bytes, now: str) -> tuple[str, str]:
    """The text up to the next escape, and the state at its end: a line break ends what was not escaped back."""
    pieces = []
    for part in _BREAK.split(data):
        if part.endswith(b"\n"):
            now = "ascii"
            pieces.append(part.decode("ascii"))
        elif now == "ascii":
            pieces.append(_roman(part))
        elif now == "kana":
            pieces.append(_kana(part))
        else:
            read = _pair if now == "table" else _more
            pieces.append("".join(read(part[at : at + 2]) for at in range(0, len(part), 2)))
    return "".join(pieces), now


def _roman(data: bytes) -> str:
    return _SHIFTED.sub(lambda found: bytes(byte | 0x80 for byte in found[1]), data).decode("cp932", "replace")


def _kana(data: bytes) -> str:
    return bytes(byte | 0x80 for byte in data).decode("cp932", "replace")


@cache
def _pair(pair: bytes) -> str:
    """The character of that row and cell; a pair of rubbish is one unreadable character."""
    row, cell = (byte & 0x7F for byte in pair.ljust(2, b"\x00"))
    if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):
        return UNREADABLE
    lead = (row + 1) // 2 + (0x70 if row < 0x5F else 0xB0)
    trail = cell + (0x1F if cell < 0x60 else 0x20) if row % 2 else cell + 0x7E
    return bytes((lead, trail)).decode("cp932", "replace")


@cache
def _more(pair: bytes) -> str:
    """The character of the supplementary table."""
    row, cell = (byte | 0x80 for byte in pair.ljust(2, b"\x00"))
    return bytes((0x8F, row, cell)).decode("euc-jp", "replace")
