"""Cuts out the part of a text where the hit is, with the words marked. Everything from outside is escaped."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from helpdesk.search.tokens import JOINERS, readable, run_at, spans

LENGTH = 180
BEFORE = 32
_BETWEEN = f"[{re.escape(JOINERS)}]{{0,2}}"


def marked(text: str, words: Set[str]) -> SafeString:
    """The whole text as HTML, with each run of words that has one of `words` in a `<mark>`."""
    text, made, done = readable(text), [], 0
    for span in _hits(text, words):
        made += [escape(text[done : span.start()]), "<mark>", escape(span.group()), "</mark>"]
        done = span.end()
    return mark_safe("".join([*made, escape(text[done:])]))  # noqa: S308 - every part is escaped


def excerpt(text: str, words: Set[str]) -> SafeString:
    """About `LENGTH` characters on one line around the first hit, or the beginning where there is none."""
    text = readable(text)
    place = next((span.start() for span in _hits(text, words)), 0)
    start = text.rfind(" ", 0, place - BEFORE) + 1 if place > BEFORE else 0
    line = " ".join(text[start : start + 4 * LENGTH].split())
    cut = line if len(line) <= LENGTH else line[:LENGTH].rpartition(" ")[0] or line[:LENGTH]
    before = "… " if start else ""
    after = " …" if len(cut) < len(line) else ""
    return mark_safe(f"{before}{marked(cut, words)}{after}")  # noqa: S308 - marked escapes


def _hits(text: str, words: Set[str]) -> Iterator[re.Match[str]]:
    """Each run of words that has one of `words`."""
    for span in _suspected(text, frozenset(words)) if text.isascii() else spans(text):
        run = span.group()
        # Most runs are one plain word, which is quickly compared.
        is_plain = run.isascii() and run.isalpha()
        if run.lower() in words if is_plain else not words.isdisjoint(run_at(span).names):
            yield span


def _suspected(text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """Runs of plain text in which the letters of one of `words` begin: to read all the others would cost more than all
    else about an excerpt."""
    done = 0
    while found := _letters_of(words).search(text, done):
        begin = _before(text, found.start(), done)
        span = next(span for span in spans(text, begin) if span.end() > found.start())
        yield span
        done = span.end()


def _before(text: str, place: int, done: int) -> int:
    """Where to begin to read so that the run at a place is read whole: behind a blank that stands in none."""
    while (place := text.rfind(" ", done, place)) >= 0:
        # Numbers and dotted letters may have blanks, but never behind two letters.
        if text[max(place - 2, 0) : place].isalpha() and place > done + 1:
            return place
    return done


@lru_cache
def _letters_of(words: frozenset[str]) -> re.Pattern[str]:
    """The letters of any of them, with what may join them in between."""
    return re.compile("|".join(_BETWEEN.join(map(re.escape, word)) for word in words) or "(?!)", re.IGNORECASE)
