"""Turns bytes into text as browsers do it, without the characters that must never be stored."""

import codecs
import re

from helpdesk.mime.charset.labels import codec_for
from helpdesk.mime.charset.likely import likely_text

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# C1 positions that windows-1252 leaves open; browsers map them to the control of the same number.
_OPEN_IN_CP1252 = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SEVEN_BITS = frozenset(("utf-7", "hz", "iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_kr"))
_TWO_BYTES = frozenset(("gb18030", "big5hkscs", "euc-jp", "cp932", "cp949", "johab", "shift_jis_2004", "euc_jis_2004"))
_WIDE = frozenset(("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))
_LONG_IN_UTF8 = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{2,3}")
_IN_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_SAMPLE = 20_000


def decode(data: bytes, label: str | None = None, *, spoken: str | None = None) -> str:
    """The text of `data`, declared as `label`; never raises.

    `spoken` is the charset of the words around it, for what has no label of its own.

    Order: byte-order mark, UTF-8 under the label of another charset, the declared charset or the one that the bytes
    show, UTF-8, windows-1252. A few damaged bytes inside text that otherwise fits its charset are shown as U+FFFD
    rather than turning the whole text into another alphabet.
    """
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return scrub(data[len(mark) :].decode(codec, "replace"))
    declared = codec_for(label)
    if declared in _WIDE:
        declared = _byte_order(data, declared)
    elif _is_utf8(data, declared):
        return scrub(data.decode("utf-8"))
    meant = None if declared in _WIDE else likely_text(data, declared or codec_for(spoken))
    readings = (_fits(data, codec) for codec in dict.fromkeys((declared, "utf-8", codec_for(spoken))) if codec)
    text = meant if meant is not None else next((text for text in readings if text is not None), None)
    return scrub(_windows_1252(data) if text is None else text)


def scrub(text: str) -> str:
    r"""The text with line breaks as \n and without NUL, other control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_utf8(data: bytes, declared: str | None) -> bool:
    """Whether the bytes are UTF-8, whatever was declared: text of a charset of single bytes practically never looks
    so. That of two bytes a character may, if it is short."""
    if declared in _SEVEN_BITS or data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if declared not in _TWO_BYTES:
        return True
    sample = data[:_SAMPLE]
    return len(_LONG_IN_UTF8.findall(sample)) >= max(3, 0.7 * len(_IN_UTF8.findall(sample)))


def _byte_order(data: bytes, declared: str) -> str:
    """The byte order that puts the zeros of ASCII letters where they belong."""
    first = declared.rpartition("-")[0]
    step = 2 if first == "utf-16" else 4
    low, high = data[0:_SAMPLE:step].count(0), data[step - 1 : _SAMPLE : step].count(0)
    if low == high:
        return declared
    return f"{first}-{'be' if low > high else 'le'}"


def _fits(data: bytes, codec: str) -> str | None:
    if codec == "cp1252":
        return _windows_1252(data)
    try:
        return data.decode(codec)
    except UnicodeError:
        text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    well_read = sum(1 for character in text[:20_000] if character > "\x7f") - damaged
    return text if damaged <= 3 and well_read > 10 * damaged else None


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte in _OPEN_IN_CP1252 else bytes((byte,)).decode("cp1252") for byte in data)
