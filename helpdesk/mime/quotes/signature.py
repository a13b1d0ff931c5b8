"""Takes off what stands under a message by itself: the lines of a phone, and a signature below its delimiter.

RFC 3676 marks a signature with a line of two dashes and a space; many programs lose the space, and people put two
dashes between paragraphs. So what follows must look like a signature, not like sentences, and below dashes without the
space it must begin with the sender's name. What a colon announces is no signature.
"""

import re

from helpdesk.mime.quotes.correspondence import names_in
from helpdesk.mime.quotes.lines import last_filled, shown_lines
from helpdesk.mime.quotes.signature_words import MOBILE, POSTSCRIPT

_MOST_LINES = 12
_MOST_MOBILE = 3
_MOST_ABOVE_NAME = 2
_LONGEST_MOBILE = 300
_SENTENCE_WORDS = 7
_SHORT_SENTENCE_WORDS = 4
_SEPARATORS = re.compile(r"[|·•\t]")
_ADDRESS = re.compile(r" \(https?://[^\s()]*\)")
"""Of a link within such a line, as the text of an HTML body has it."""
_VALUE = re.compile(
    r"(?!(?:tel|phone|mob|fax|e-?mail|mail|web|www|handy|cell|http|skype|url)\w*\W)\w{3,}[^:]{0,30}:\s", re.IGNORECASE
)
"""An entry of a list, such as the number of an order, and no way to reach somebody."""
_LINK = re.compile(r"\S+://\S+|\S+@\S+|www\.\S+")


def without_signature(lines: list[str], names: frozenset[str]) -> list[str]:
    """The lines up to their signature: all of them where nothing is surely one, none where nothing else is there.

    `names` are the words of the sender's name.
    """
    shown = shown_lines(lines)
    end = last_filled(shown, len(shown)) + 1
    end = _before_mobile(shown, end)
    delimiter = _delimiter(shown, end, names)
    return lines[: _before_mobile(shown, end if delimiter is None else last_filled(shown, delimiter) + 1)]


def _before_mobile(shown: list[str], end: int) -> int:
    for _ in range(_MOST_MOBILE):
        line = _ADDRESS.sub("", shown[end - 1]).strip(" *_") if end else ""
        if len(line) > _LONGEST_MOBILE or not MOBILE.fullmatch(line):
            break
        end = last_filled(shown, end - 1) + 1
    return end


def _delimiter(shown: list[str], end: int, names: frozenset[str]) -> int | None:
    for index in range(end - 1, max(end - 1 - _MOST_LINES, -1), -1):
        if shown[index].rstrip() == "--":
            return index if _is_signature(shown, index, end, names) else None
        if _is_sentence(shown[index]):
            return None
    return None


def _is_signature(shown: list[str], delimiter: int, end: int, names: frozenset[str]) -> bool:
    below = [line for line in shown[delimiter + 1 : end] if line.strip()]
    if not below:
        return True
    if any(line.rstrip() == "--" for line in shown[:delimiter]) or any(_is_sentence(line) for line in below):
        return False
    if shown[last_filled(shown, delimiter)].rstrip().endswith((":", "：")):
        return False
    if shown[delimiter] == "-- ":
        return True
    is_plain = not any((line[0].islower() and not _LINK.match(line)) or _VALUE.match(line) for line in below)
    return is_plain and any(_names(line, names) for line in below[:_MOST_ABOVE_NAME])


def _names(line: str, names: frozenset[str]) -> bool:
    """Whether a line has the sender's name and is no entry of a list, such as "Name: Meg"."""
    return bool(names_in(line) & names) and not any(sign.isdigit() or sign in ":=" for sign in line)


def _is_sentence(line: str) -> bool:
    bare = _LINK.sub("", line).strip()
    words = 0 if _SEPARATORS.search(bare) else len(bare.split())
    return bool(
        POSTSCRIPT.match(bare)
        or bare.endswith(("?", "!", "？", "！", "。"))
        or words >= _SENTENCE_WORDS
        or (words >= _SHORT_SENTENCE_WORDS and bare.endswith("."))
    )
