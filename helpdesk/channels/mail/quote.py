"""The new words of an answer, without what the mail program quoted below or above them and without the
signature.

Showing a quote is a small nuisance, hiding a customer's words is a fault: wherever the shape is not one of
the few below, the text stays whole. Shapes: words, then one quote to the end (Gmail, Apple, Thunderbird,
Yahoo); words, then Outlook's header block or divider; one quote, then words. Several quotes with words
between are an interleaved answer and stay as they are.
"""

from helpdesk.channels.mail.header_block import block_end, rule_above
from helpdesk.channels.mail.introductions import introduction_ending_at, looks_foreign
from helpdesk.channels.mail.quote_lines import is_quoted, last_filled, next_filled, shown_lines
from helpdesk.channels.mail.quote_words import FORWARD_SUBJECT, FORWARDED, ORIGINAL, PASTED, WITHIN
from helpdesk.channels.mail.signature import without_signature

MAX_LINES = 20_000
_FEWEST_LINES = 2
"""Marked lines that make a quote where no program introduced it: one alone may be anything, such as `>5 kg`."""

_MOST_INTRODUCED = 5


def reply_text(text: str, subject: str = "") -> str:
    """The words that the sender added in an answer. Call it for answers only: a first message has nothing
    to hide."""
    lines = text.split("\n")
    if len(lines) > MAX_LINES or FORWARD_SUBJECT.match(subject):
        return text
    words = "\n".join(without_signature(_without_quote(shown_lines(lines), lines))).strip("\n ")
    return words or text


def _without_quote(shown: list[str], lines: list[str]) -> list[str]:
    for index, line in enumerate(shown):
        if not line.strip():
            continue
        if FORWARDED.fullmatch(line):
            return lines
        if is_quoted(line):
            return _beside_bare_quote(shown, lines, index)
        after_block = index + 1 if ORIGINAL.fullmatch(line) else block_end(shown, index)
        if after_block is not None:
            return _before_unmarked(shown, lines, rule_above(shown, index), after_block)
        introduction = introduction_ending_at(shown, index)
        if introduction is not None:
            following = next_filled(shown, index + 1)
            if following < len(shown) and is_quoted(shown[following]):
                return _beside_quote(shown, lines, introduction.start, following)
            if introduction.certain:
                return _before_unmarked(shown, lines, introduction.start, index + 1)
    return lines


def _beside_bare_quote(shown: list[str], lines: list[str], quote: int) -> list[str]:
    """The lines beside a marked quote that nobody introduced in a known way."""
    above = last_filled(shown, quote)
    if above >= 0 and looks_foreign(shown[above]):
        return _beside_quote(shown, lines, above, quote)
    if _introduces_itself(shown, quote):
        return _beside_quote(shown, lines, quote, quote)
    introduced_by_sender = above >= 0 and (above == quote - 1 or shown[above].rstrip().endswith((":", "：")))
    marked = sum(is_quoted(line) for line in shown[quote : quote + _FEWEST_LINES])
    return lines if introduced_by_sender or marked < _FEWEST_LINES else _beside_quote(shown, lines, quote, quote)


def _introduces_itself(shown: list[str], quote: int) -> bool:
    """Whether the introduction stands inside the marks, as Apple's programs write it."""
    inside = [line.lstrip(" >") for line in shown[quote : quote + _MOST_INTRODUCED] if is_quoted(line)]
    return any(block_end(inside, at) or introduction_ending_at(inside, at) for at in range(len(inside)))


def _beside_quote(shown: list[str], lines: list[str], start: int, quote: int) -> list[str]:
    """The lines beside one marked quote that begins at `quote`, introduced at `start`; all lines if there is
    more than one, or words on both sides."""
    end = quote
    while end < len(shown) and (is_quoted(shown[end]) or not shown[end].strip()):
        end += 1
    before, after = lines[:start], lines[end:]
    if not _has_words(after):
        return before
    if _has_words(before) or any(is_quoted(line) for line in shown[end:]):
        return lines
    return after


def _before_unmarked(shown: list[str], lines: list[str], start: int, words: int) -> list[str]:
    """The lines above a quote that runs to the end without marks from line `words` on; all lines where the sender
    pasted it ("this is what you sent me:"), or where answers may stand between its lines."""
    above = last_filled(shown, start)
    if above < 0 or shown[above].rstrip().endswith((":", "：")) or PASTED.search(shown[above]):
        return lines
    following = next_filled(shown, words)
    while following < len(shown) and not is_quoted(shown[following]) and block_end(shown, following) is not None:
        following = next_filled(shown, block_end(shown, following) or len(shown))
    if following < len(shown) and is_quoted(shown[following]):
        return _beside_quote(shown, lines, start, following)
    if any(WITHIN.search(line) for line in shown[:start]):
        return lines
    return lines[:start]


def _has_words(lines: list[str]) -> bool:
    return any(line.strip() for line in without_signature(lines))
