"""Outlook's way to introduce a quote: From, Sent, To and Subject of the answered mail, then its words without marks."""

from helpdesk.channels.mail.quote_lines import last_filled
from helpdesk.channels.mail.quote_words import LABEL, RULE

_MOST_LINES = 12
_MOST_UNLABELLED = 3


def block_end(shown: list[str], start: int) -> int | None:
    """The line after the header block that begins at `start`; None if none begins there.

    A person writes "From: Lisbon / To: Porto / Date: 3 April" too: only all four kinds of label count, or three of
    them below a rule or with an address.
    """
    first = LABEL.match(shown[start])
    if not first or first.lastgroup not in ("from", "sent"):
        return None
    kinds: set[str | None] = set()
    end, unlabelled = start, 0
    for index in range(start, min(start + _MOST_LINES, len(shown))):
        line = shown[index]
        label = LABEL.match(line)
        if label and label.lastgroup in kinds:
            break
        if label:
            kinds.add(label.lastgroup)
            end = index + 1
        elif line.strip():
            unlabelled += 1
            if unlabelled > _MOST_UNLABELLED or len(kinds) == len(LABEL.groupindex):
                break
    return end if _is_enough(kinds, shown, start, end) else None


def _is_enough(kinds: set[str | None], shown: list[str], start: int, end: int) -> bool:
    if len(kinds) == len(LABEL.groupindex):
        return True
    addressed = any("@" in line for line in shown[start:end])
    return len(kinds) == 3 and {"from", "sent"} <= kinds and (addressed or rule_above(shown, start) < start)


def rule_above(shown: list[str], start: int) -> int:
    """The line of the rule right above `start`, or `start` itself."""
    above = last_filled(shown, start)
    return above if above >= 0 and RULE.fullmatch(shown[above]) else start
