"""The part of a text where the hit is, with the words marked. Everything from outside is escaped."""

from collections.abc import Set

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from helpdesk.tickets.search.tokens import names, parts, readable, spans

LENGTH = 180
_JOINERS = frozenset("-'`")
BEFORE = 32


def marked(text: str, words: Set[str]) -> SafeString:
    """The whole text as HTML, with each run of words that has one of `words` in a `<mark>`."""
    if _surely_has_none(text, words):
        return escape(text)
    text, made, done = readable(text), [], 0
    for span in spans(text):
        if _hits(span.group(), words):
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
    """A quick look at plain text, in which nothing joins words: most names and subjects have no hit."""
    if not text.isascii() or not _JOINERS.isdisjoint(text):
        return False
    lower = text.lower()
    return not any(word in lower for word in words)


def _place(text: str, words: Set[str]) -> int:
    """Where the first hit begins; 0 for none. Most texts are plain, and the quick look leads close to it."""
    begin = 0
    if text.isascii():
        lower = text.lower()
        near = [place for word in words if (place := lower.find(word)) >= 0]
        begin = max(lower.rfind(" ", 0, min(near)), 0) if near else 0
    for span in spans(text, begin):
        if _hits(span.group(), words):
            return span.start()
    return 0


def _hits(run: str, words: Set[str]) -> bool:
    # Most runs are one plain word, which is quickly compared.
    if run.isascii() and run.isalpha():
        return run.lower() in words
    return not words.isdisjoint(names(parts(run)))
