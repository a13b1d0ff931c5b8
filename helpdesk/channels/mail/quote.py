"""The new words of an answer, without what the mail program quoted below or above them and without the
signature.

Showing a quote is a small nuisance, hiding a customer's words is a fault: wherever the shape is not one of
the few below, the text stays whole. Shapes: words, then one quote to the end (Gmail, Apple, Thunderbird,
Yahoo); words, then Outlook's header block or divider; one quote, then words. Several quotes with words
between are an interleaved answer and stay as they are.
"""

from helpdesk.channels.mail.quote_words import (
    DATE,
    FORWARD_SUBJECT,
    FORWARDED,
    FROM_LABEL,
    LEAD_IN,
    MOBILE,
    ORIGINAL,
    OTHER_LABEL,
    RULE,
    TIME,
    WROTE,
    YEAR,
)

MAX_LINES = 20_000
_MAX_LINE = 1_000
_SIGNATURE_LINES = 12
_ATTRIBUTION_LINES = 4


def reply_text(text: str, subject: str = "") -> str:
    """The words that the sender added in an answer. Call it for answers only: a first message has nothing
    to hide."""
    lines = text.split("\n")
    if len(lines) > MAX_LINES or FORWARD_SUBJECT.match(subject):
        return text
    kept = _without_quote([line[:_MAX_LINE] for line in lines], lines)
    words = "\n".join(_without_signature(kept)).strip("\n ")
    return words or text


def _without_quote(shown: list[str], lines: list[str]) -> list[str]:
    for index, line in enumerate(shown):
        if FORWARDED.fullmatch(line):
            return lines
        if ORIGINAL.fullmatch(line) or _is_header_block(shown, index):
            return lines[: _before_rule(shown, index)]
        if line.startswith(">"):
            return _around_quote(shown, lines, index, index)
        start = _attribution(shown, index)
        if start is not None:
            following = _next_filled(shown, index + 1)
            if following < len(shown) and shown[following].startswith(">"):
                return _around_quote(shown, lines, start, following)
            if _is_certain(" ".join(shown[start : index + 1])) and any(words.strip() for words in shown[:start]):
                return lines[:start]
    return lines


def _around_quote(shown: list[str], lines: list[str], start: int, quote: int) -> list[str]:
    """The lines beside one quote that begins at `quote`, introduced at `start`; all lines if there is more
    than one."""
    end = quote
    while end < len(shown) and (shown[end].startswith(">") or not shown[end].strip()):
        end += 1
    before, after = lines[:start], lines[end:]
    if not _has_words(after):
        return before
    if _has_words(before) or any(line.startswith(">") for line in after):
        return lines
    return after


def _has_words(lines: list[str]) -> bool:
    return any(line.strip() for line in _without_signature(lines))


def _attribution(shown: list[str], last: int) -> int | None:
    """Where the introduction that ends on line `last` ("On … wrote:") begins; None if that line ends none."""
    if not shown[last].rstrip(" \u00a0*").endswith((":", "：")):
        return None
    for start in range(last, max(last - _ATTRIBUTION_LINES, -1), -1):
        if not shown[start].strip():
            return None
        joined = " ".join(shown[start : last + 1])
        if _is_certain(joined) or (WROTE.search(joined) and (TIME.search(joined) or DATE.search(joined))):
            above = start - 1
            return above if start and LEAD_IN.match(shown[above]) and not LEAD_IN.match(shown[start]) else start
    return None


def _is_certain(introduction: str) -> bool:
    """Whether it names a full date, a time and an address: no sentence of a person does that and ends in a
    colon."""
    return "@" in introduction and bool(YEAR.search(introduction) and TIME.search(introduction))


def _is_header_block(shown: list[str], index: int) -> bool:
    if not FROM_LABEL.match(shown[index]):
        return False
    following = [line for line in shown[index + 1 : index + 10] if line.strip()][:5]
    return sum(1 for line in following if OTHER_LABEL.match(line)) >= 2


def _before_rule(shown: list[str], index: int) -> int:
    above = index - 1
    while above >= 0 and not shown[above].strip():
        above -= 1
    return above if above >= 0 and RULE.fullmatch(shown[above]) else index


def _next_filled(shown: list[str], index: int) -> int:
    while index < len(shown) and not shown[index].strip():
        index += 1
    return index


def _without_signature(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    for index in range(end - 1, max(end - _SIGNATURE_LINES, 0), -1):
        if lines[index].rstrip("\r") in ("-- ", "--"):
            end = index
            break
    while end > 1 and (not lines[end - 1].strip() or MOBILE.fullmatch(lines[end - 1].strip()[:100])):
        end -= 1
    return lines[:end]
