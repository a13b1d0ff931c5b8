"""Shows the raw bytes of a message as harmless text, in parts, with everything that is invisible made visible."""

import re
from dataclasses import dataclass

PART = 100_000
_LINE_END_WITHIN = 2_000
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class RawPart:
    """Part `number` of `count`, counted from 1."""

    text: str
    number: int
    count: int


def raw_part(raw: bytes, number: int) -> RawPart:
    """The part of that number, of about 100 kB, cut at a line's end where one is near; the last one for a number too
    high.
    """
    cuts = _cuts(raw)
    count = len(cuts) - 1
    number = min(max(number, 1), count)
    return RawPart(visible(_letters(raw[cuts[number - 1] : cuts[number]])), number, count)


def visible(text: str) -> str:
    """The text with a number for everything that cannot be seen: `⟨U+202E⟩`."""
    return _INVISIBLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.replace("\r\n", "\n"))


def _letters(data: bytes) -> str:
    """UTF-8, else windows-1252, else each byte by its number: nothing is left out."""
    for codec in ("utf-8", "cp1252"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _cuts(raw: bytes) -> list[int]:
    cuts, place = [0], 0
    while place + PART < len(raw):
        end = raw.rfind(b"\n", place + PART - _LINE_END_WITHIN, place + PART) + 1
        place = end or _between_letters(raw, place + PART)
        cuts.append(place)
    return [*cuts, len(raw)]


def _between_letters(raw: bytes, place: int) -> int:
    """The place, or up to three bytes before it, so that no UTF-8 sequence is torn."""
    return next((place - back for back in range(4) if raw[place - back] & 0xC0 != 0x80), place)
