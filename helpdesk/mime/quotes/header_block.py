"""Recognises Outlook's way to introduce a quote: From, Sent, To and Subject of the answered mail, then its words."""

import re
from dataclasses import dataclass

from helpdesk.mime.quotes.correspondence import Correspondence
from helpdesk.mime.quotes.dividers import ORIGINAL, ORIGINAL_ALONE, RULE
from helpdesk.mime.quotes.labels import LABEL
from helpdesk.mime.quotes.lines import last_filled, next_filled
from helpdesk.mime.quotes.words import TIME, YEAR

_MOST_LINES = 12
_MOST_UNLABELLED = 3
_MOST_RULES = 3
_KINDS = len(LABEL.groupindex)
_COPY = re.compile(r"[*_ ]*(?:b?cc|copie à|kopie|copia|cópia|dw|참조|抄送|копия)[*_ ]*[:：]", re.IGNORECASE)
"""Whom a copy went to; often there is nobody behind it."""

_ANY_LABEL = re.compile(r"[*_ ]*[^\W\d][^:：@<>\n]{0,30}[*_ ]*[:：]\s*(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The block of labels with which Outlook introduces a quote.

    `end` is the line after its labels, `values` what stands behind each kind of label.
    """

    end: int
    values: dict[str, str]

    def is_from(self, people: Correspondence, *, is_divided: bool = False) -> bool:
        """Whether the quoted mail belongs to this correspondence: a customer pastes other people's mails too.

        Below a divider, where nothing speaks against it, it does.
        """
        author, to = self.values.get("from", ""), self.values.get("to", "")
        if people.is_sender(author):
            # What the customer wrote to somebody else is not known here.
            return bool(people.takes_part(to)) or people.is_named(to)
        takes_part = people.takes_part(author)
        if takes_part is not None:
            return takes_part
        if people.is_named(author):
            return True
        return people.is_subject(self.values["subject"]) if "subject" in self.values else is_divided


def block_at(shown: list[str], start: int, people: Correspondence) -> HeaderBlock | None:
    """The header block that begins at `start`; None if none begins there.

    A person writes "From: Lisbon / To: Porto / Date: 3 April" too: only all four kinds of label count, or three of
    them below a rule, with an address, or from somebody who is answered at a full date.
    """
    first = LABEL.match(shown[start])
    if not first:
        return _foreign_block(shown, start, people)
    if first.lastgroup == "to" or (first.lastgroup == "subject" and not _is_divided(shown, start)):
        return None
    values: dict[str, str] = {}
    end, unlabelled = start, 0
    for index in range(start, min(start + _MOST_LINES, len(shown))):
        line = shown[index]
        label = LABEL.match(line)
        kind = (label.lastgroup or "") if label else ""
        if label and kind in values:
            break
        if label:
            values[kind] = line[label.end() :].strip("*_ ")
            end = index + 1
        elif line.strip():
            unlabelled += 1
            if unlabelled > _MOST_UNLABELLED or len(values) == _KINDS:
                break
    return HeaderBlock(end, values) if _is_enough(values, shown, start, people) else None


def block_below(shown: list[str], divider: int) -> HeaderBlock:
    """The header block that follows a divider, or as many of its labels as there are."""
    start = end = next_filled(shown, divider + 1)
    values: dict[str, str] = {}
    for index in range(start, min(start + _MOST_LINES, len(shown))):
        label = LABEL.match(shown[index])
        if not label and values and _COPY.match(shown[index]):
            continue
        if not label or label.lastgroup in values:
            break
        values[label.lastgroup or ""] = shown[index][label.end() :].strip("*_ ")
        end = index + 1
    return HeaderBlock(end if values else divider + 1, values)


def below_labels(shown: list[str], start: int) -> int:
    """The line below the labels of any language that stand at `start`, below a rule or without one."""
    end = start
    for index in range(start, min(start + _MOST_LINES, len(shown))):
        line = shown[index]
        if _ANY_LABEL.match(line):
            end = index + 1
        elif line.strip() and not RULE.fullmatch(line):
            break
    return end


def _is_divided(shown: list[str], start: int) -> bool:
    return rule_above(shown, start) < start


def _is_enough(values: dict[str, str], shown: list[str], start: int, people: Correspondence) -> bool:
    if len(values) == _KINDS:
        return True
    if len(values) != _KINDS - 1:
        return False
    if not {"from", "sent"} <= values.keys():
        return _is_of_this_request(values, people)
    if any("@" in value for value in values.values()) or _is_divided(shown, start):
        return True
    sent = values["sent"]
    return people.is_known and people.is_named(values["from"]) and bool(YEAR.search(sent) and TIME.search(sent))


def _is_of_this_request(values: dict[str, str], people: Correspondence) -> bool:
    """Whether the block names us and the subject of this very mail, as no other mail does."""
    is_ours = "@" in values.get("from", "") and people.is_known and people.takes_part(values["from"])
    return bool(is_ours and "subject" in values and people.is_subject(values["subject"]))


def _foreign_block(shown: list[str], start: int, people: Correspondence) -> HeaderBlock | None:
    """A block whose labels are of a language that we do not know: four of them, with a date, with us and the sender as
    writer and reader, and with the subject of this mail."""
    rows = [_ANY_LABEL.match(line) for line in shown[start : start + _KINDS]]
    values = [row["value"].strip("*_ ") for row in rows if row]
    if not people.is_known or len(values) != _KINDS or not people.is_subject(values[-1]):
        return None
    named = [value for value in values[:-1] if "@" in value]
    dated = [value for value in values[:-1] if "@" not in value and YEAR.search(value) and TIME.search(value)]
    if len(named) != _KINDS - 2 or not dated or not all(people.takes_part(value) for value in named):
        return None
    return HeaderBlock(start + _KINDS, {"from": named[0], "to": named[1], "sent": dated[0], "subject": values[-1]})


def rule_above(shown: list[str], start: int) -> int:
    """The line of the rule or title right above `start`, or `start` itself."""
    for _ in range(_MOST_RULES):
        above = last_filled(shown, start)
        if above < 0 or not any(kind.fullmatch(shown[above]) for kind in (RULE, ORIGINAL, ORIGINAL_ALONE)):
            break
        start = above
    return start
