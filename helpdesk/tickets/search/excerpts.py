"""The part of a text where the hit is, with the words marked. Everything from outside is escaped."""

import re
from collections.abc import Set

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from helpdesk.tickets.search.tokens import JOINERS, readable, run_at, spans

LENGTH = 180
BEFORE = 32
_JOINERS = str.maketrans("", "", JOINERS)


def marked(text: str, words: Set[str]) -> SafeString:
    """The whole text as HTML, with each run of words that has one of `words` in a `<mark>`."""
    if _surely_has_none(text, words):
        return escape(text)
    text, made, done = readable(text), [], 0
    for span in spans(text):
        if _hits(span, words):
            made += [escape(text[done : span.start()]), "<mark>", escape(span.group()), "</mark>"]
            done = span.end()
    return mark_safe("".join([*made, escape(text[done:])]))  # noqa: S308 - every part is escaped


def excerpt(text: str, words: Set[str]) -> SafeString:
    """About `LENGTH` characters on one line around the first hit, or the beginning where there is none."""
    text = readable(text)
    place = _place(text, words)
    start = text.rfind(" ", 0, place - BEFORE) + 1 if place > BEFORE else 0
    line = " ".join(text[start : start + 4 * LENGTH].split())
    cut = line if len(line) <= LENGTH else line[:LENGTH].rpartition(" ")[0] or line[:LENGTH]
    before = "… " if start else ""
    after = " …" if len(cut) < len(line) else ""
    return mark_safe(f"{before}{marked(cut, words)}{after}")  # noqa: S308 - marked escapes


def _surely_has_none(text: str, words: Set[str]) -> bool:
    """A quick look at plain text: most names and subjects have no hit."""
    if not text.isascii():
        return False
    lower = text.lower()
    in_one = lower.translate(_JOINERS)
    return not any(word in lower or word in in_one for word in words)


def _place(text: str, words: Set[str]) -> int:
    """Where the first hit begins; 0 for none. Most texts are plain, and the quick look leads close to it."""
    lower = text.lower() if text.isascii() else ""
    near = [place for word in words if (place := lower.find(word)) >= 0]
    # What has several words is not seen by the quick look, and may stand before the place where that leads.
    likely = max(lower.rfind(" ", 0, min(near)), 0) if near else 0
    for begin in sorted({likely, 0}, reverse=True):
        for span in spans(text, begin):
            if _hits(span, words):
                return span.start()
    return 0


def _hits(span: re.Match[str], words: Set[str]) -> bool:
    run = span.group()
    # Most runs are one plain word, which is quickly compared.
    if run.isascii() and run.isalpha():
        return run.lower() in words
    return not words.isdisjoint(run_at(span).names)
