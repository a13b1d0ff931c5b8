"""Makes links of the addresses of pages and people in plain text. What is not sure to be one stays text."""

import re
from collections.abc import Iterator
from itertools import count
from urllib.parse import quote, urlsplit

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

MOST = 300
"""Links of one text; what comes after them is text, for no letter has so many."""
_REL = "nofollow noopener noreferrer"
# Letters that end an address: blanks, what browsers refuse, brackets of other scripts, and marks of direction.
_END = r"\s<>\"`{}|\\^\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff「」『』【】《》（），。、；：！？"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_FOUND = re.compile(
    rf"(?<![\w@])(?P<page>(?:https?://|www\.)[^{_END}]{{1,2000}})"
    rf"|(?<![\w.%+'@/-])(?P<person>(?:mailto:)?[^\W_][\w.%+'-]{{0,63}}@(?:{_LABEL}\.){{1,8}}[^\W\d_]{{2,24}})(?![\w@])",
    re.IGNORECASE,
)
_AFTER = ".,;:!?'*_~…’”»"
_CLOSES = {")": "(", "]": "["}


def linked(text: str, numbers: Iterator[int] | None = None) -> SafeString:
    """The text, escaped, with its addresses as links; texts that share `numbers` share the bound."""
    numbers = count() if numbers is None else numbers
    pieces, at = [], 0
    for found in _FOUND.finditer(text):
        words = _trimmed(found["page"]) if found["page"] else found["person"]
        link = _page(words) if found["page"] else _person(words)
        if not link or next(numbers) >= MOST:
            continue
        pieces += [escape(text[at : found.start()]), link]
        at = found.start() + len(words)
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 - each piece is escaped


def _trimmed(words: str) -> str:
    """Without what belongs to the sentence: punctuation, and brackets that were opened before the address."""
    unopened = {close: words.count(close) - words.count(opens) for close, opens in _CLOSES.items()}
    end = len(words)
    while end and (words[end - 1] in _AFTER or unopened.get(words[end - 1], 0) > 0):
        if words[end - 1] in unopened:
            unopened[words[end - 1]] -= 1
        end -= 1
    return words[:end]


def _page(words: str) -> SafeString | None:
    """None for what names no server, or hides which one behind a name."""
    address = words if "://" in words[:8] else f"https://{words}"
    try:
        parts = urlsplit(address)
        named, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not named or "@" in parts.netloc or not named[0].isalnum() or words.lower() == "www":
        return None
    return format_html('<a dir="ltr" href="{}" rel="{}" target="_blank">{}</a>', address, _REL, words)


def _person(words: str) -> SafeString:
    name, _, server = words.rpartition("@")
    address = quote(name.removeprefix("mailto:"), safe="'")
    return format_html('<a dir="ltr" href="mailto:{}@{}" rel="{}">{}</a>', address, server, _REL, words)
