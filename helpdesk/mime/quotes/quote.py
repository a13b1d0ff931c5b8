"""The new words of an answer, without what the mail program quoted below or above them and without the
signature.

Showing a quote is a small nuisance, hiding a customer's words is a fault: wherever the shape is not one of
the few below, the text stays whole. Shapes: words, then one quote to the end (Gmail, Apple, Thunderbird,
Yahoo); words, then Outlook's header block or divider; one quote, then words. Several quotes with words
between are an interleaved answer and stay as they are, and so does the mail of somebody who takes no part.
"""

import re

from helpdesk.mime.quotes.correspondence import Correspondence
from helpdesk.mime.quotes.dividers import FORWARD_SUBJECT, FORWARDED, MESSAGE_FROM, ORIGINAL
from helpdesk.mime.quotes.footers import without_footers
from helpdesk.mime.quotes.header_block import below_labels, block_at, block_below, rule_above
from helpdesk.mime.quotes.html_quote import quote_in_html
from helpdesk.mime.quotes.introductions import Introduction, framed_at, introduction_ending_at, looks_foreign
from helpdesk.mime.quotes.labels import LABEL
from helpdesk.mime.quotes.lines import is_quoted, last_filled, next_filled, shown_lines
from helpdesk.mime.quotes.own_words import has_answers, is_only_greeting
from helpdesk.mime.quotes.said import words_of
from helpdesk.mime.quotes.signature import without_signature
from helpdesk.mime.quotes.words import PASTED

MAX_LINES = 20_000
ANYBODY = Correspondence()
_FEWEST_LINES = 2
"""Marked lines that make a quote where no program introduced it: one alone may be anything, such as `>5 kg`."""

_MOST_INTRODUCED = 5
_MOST_LABELS = 3
_MOST_OF_HEAD = 1_000
_VALUE = re.compile(r"\s*[^\W\d_][^:]{2,40}:\s*\S")


def reply_text(text: str, subject: str = "", people: Correspondence = ANYBODY, source: str = "") -> str:
    """The words that the sender added in an answer to `people`; `source` is its HTML form.

    Call it for answers only: a first message has nothing to hide.
    """
    lines = text.split("\n")
    if len(lines) > MAX_LINES or FORWARD_SUBJECT.match(subject):
        return text
    shown = shown_lines(lines)
    footed = without_footers(shown)
    reader = _QuoteReader(shown[:footed], lines[:footed], people)
    own = reader.own_lines()
    if len(own) == footed:
        own = reader.above_html_quote(source)
    own = own[: without_footers(shown_lines(own))]
    words = "\n".join(_unsigned(own, people)).strip("\n ")
    return words or text


def _unsigned(lines: list[str], people: Correspondence) -> list[str]:
    """The lines without their signature, where they say more than hello above it or it holds no list of values."""
    kept = without_signature(lines, people.sender_names)
    is_list = any(_VALUE.match(line) for line in lines[len(kept) :])
    return lines if is_list and is_only_greeting(kept, people) else kept


class _QuoteReader:
    """One text: `shown` is how its `lines` are compared."""

    def __init__(self, shown: list[str], lines: list[str], people: Correspondence) -> None:
        self.shown = shown
        self.lines = lines
        self.people = people

    def own_lines(self) -> list[str]:
        """The lines without the quote."""
        shown = self.shown
        for index, line in enumerate(shown):
            if not line.strip():
                continue
            if FORWARDED.fullmatch(line):
                return self.lines
            own = self._beside_introduced(index)
            if own is None and is_quoted(line):
                own = self._beside_bare_quote(index)
            if own is not None:
                return own
        return self.lines

    def _beside_introduced(self, index: int) -> list[str] | None:
        """The lines beside the quote whose divider, header block or introduction stands or ends at `index`."""
        shown = self.shown
        is_divider = bool(ORIGINAL.fullmatch(shown[index])) or self._is_headed(index)
        block = block_below(shown, index) if is_divider else block_at(shown, index, self.people)
        if block is not None:
            if not block.is_from(self.people, is_divided=is_divider):
                return self.lines
            return self._before_unmarked(rule_above(shown, self._above_subject(index)), block.end)
        framed = framed_at(shown, index, self.people)
        if framed is not None:
            return self._beside_attributed(*framed)
        if is_quoted(shown[index]) and not self._is_broken(index):
            return None
        introduction = introduction_ending_at(shown, index, self.people)
        return self._beside_attributed(introduction, index) if introduction else None

    def _beside_attributed(self, introduction: Introduction, last: int) -> list[str] | None:
        following = next_filled(self.shown, last + 1)
        is_marked = following < len(self.shown) and is_quoted(self.shown[following])
        if not is_marked and not introduction.certain:
            return None
        if not (introduction.is_ours if is_marked else introduction.is_answered):
            return self.lines
        start = self._above_labels(introduction.start)
        return self._beside_quote(start, following) if is_marked else self._before_unmarked(start, last + 1)

    def _above_subject(self, start: int) -> int:
        """The line of this mail's subject right above a header block, as programs that begin with it write, or
        `start`."""
        above = self.shown[start - 1] if start else ""
        label = LABEL.match(above)
        if not label or label.lastgroup != "subject" or not self.people.is_known:
            return start
        return start - 1 if self.people.is_subject(above[label.end() :]) else start

    def _above_labels(self, start: int) -> int:
        """The rule above an introduction, where nothing but labels stands between them, as in Yandex's mail."""
        first = start
        for _ in range(_MOST_LABELS):
            if not first or not LABEL.match(self.shown[first - 1]):
                break
            first -= 1
        above = rule_above(self.shown, first)
        return above if above < first < start else start

    def _is_headed(self, index: int) -> bool:
        """Whether a line names the author of what follows, and labels follow it."""
        return bool(MESSAGE_FROM.fullmatch(self.shown[index])) and len(block_below(self.shown, index).values) > 1

    def _is_broken(self, index: int) -> bool:
        """Whether the mark of a line closes the address above it: `… <help@shop.example` / `> wrote:`."""
        above = self.shown[index - 1] if index else ""
        return "@" in above and above.rfind("<") > above.rfind(">") >= -1 and not is_quoted(above)

    def _beside_bare_quote(self, quote: int) -> list[str]:
        """The lines beside a marked quote that nobody introduced in a known way."""
        shown = self.shown
        above = last_filled(shown, quote)
        if above >= 0 and looks_foreign(shown[above], self.people):
            return self._beside_quote(above, quote)
        inside = self._introduction_inside(quote)
        if inside is not None:
            return self._beside_quote(rule_above(shown, quote), quote) if inside else self.lines
        if above >= 0 and PASTED.search(shown[above]):
            return self.lines
        introduced_by_sender = above >= 0 and (above == quote - 1 or shown[above].rstrip().endswith((":", "：")))
        marked = sum(is_quoted(line) for line in shown[quote : quote + _FEWEST_LINES])
        is_alone = introduced_by_sender or marked < _FEWEST_LINES
        return self.lines if is_alone else self._beside_quote(quote, quote)

    def _introduction_inside(self, quote: int) -> bool | None:
        """Whether the introduction inside the marks, as Apple's programs write it, names somebody who takes part; None
        where there is none."""
        shown = self.shown[quote : quote + _MOST_INTRODUCED]
        inside = [line.lstrip(" >") for line in shown if is_quoted(line)]
        for at in range(len(inside)):
            block = block_at(inside, at, self.people)
            if block is not None:
                return block.is_from(self.people)
            introduction = introduction_ending_at(inside, at, self.people)
            if introduction is not None:
                return introduction.is_ours
        return None

    def _beside_quote(self, start: int, quote: int) -> list[str]:
        """The lines beside one marked quote that begins at `quote`, introduced at `start`; all lines if there is
        more than one, or words on both sides."""
        shown, lines = self.shown, self.lines
        end = quote
        while end < len(shown) and (is_quoted(shown[end]) or not shown[end].strip()):
            end += 1
        before, after = lines[:start], lines[end:]
        if not self._has_words(after):
            return before
        if self._has_words(before) or any(is_quoted(line) for line in shown[end:]):
            return lines
        return after

    def _before_unmarked(self, start: int, words: int) -> list[str]:
        """The lines above a quote that runs to the end without marks from line `words` on; all lines where the sender
        pasted it ("this is what you sent me:"), or where answers may stand between its lines."""
        shown, lines = self.shown, self.lines
        above = last_filled(shown, start)
        if above < 0 or shown[above].rstrip().endswith((":", "：")) or PASTED.search(shown[above]):
            return lines
        following = next_filled(shown, words)
        while following < len(shown) and not is_quoted(shown[following]):
            block = block_at(shown, following, self.people)
            if block is None:
                break
            following = next_filled(shown, block.end)
        if following < len(shown) and is_quoted(shown[following]):
            return self._beside_quote(start, following)
        return lines if self._holds_answers(start, following) else lines[:start]

    def above_html_quote(self, source: str) -> list[str]:
        """The lines above the quote that the HTML form shows as such; all lines where it shows none."""
        quote = quote_in_html(source)
        if quote is None or self.people.takes_part(quote.quoted[:_MOST_OF_HEAD]) is False:
            return self.lines
        end = _line_after(self.shown, quote.above)
        if not end or (not quote.is_marked and self._holds_answers(end, below_labels(self.shown, end))):
            return self.lines
        return self.lines[:end]

    def _holds_answers(self, start: int, words: int) -> bool:
        """Whether own words stand in the quote from line `words` on: by what was said before, else by its looks."""
        quoted = [line for line in self.shown[words:] if not LABEL.match(line)]
        found = self.people.said.find([line for line in quoted if line.strip()]) if self.people.is_known else None
        if found and found.known:
            return found.new > 0
        return has_answers(self.shown[:start], quoted, self.people)

    def _has_words(self, lines: list[str]) -> bool:
        return any(line.strip() for line in without_signature(lines, self.people.sender_names))


def _line_after(shown: list[str], above: str) -> int:
    """The number of lines that say just what `above` says; 0 where no line ends with its last word."""
    wanted = words_of(above).split()
    place = 0
    for index, line in enumerate(shown):
        words = words_of(line).split()
        if words != wanted[place : place + len(words)]:
            return 0
        place += len(words)
        if wanted and place == len(wanted):
            return index + 1
    return 0
