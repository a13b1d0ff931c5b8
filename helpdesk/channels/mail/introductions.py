"""The line or lines with which a program introduces a quote: "On Wed, Apr 3, 2024 at 10:12 AM … wrote:"."""

import re
from dataclasses import dataclass

from helpdesk.channels.mail.correspondence import Correspondence, names_in
from helpdesk.channels.mail.quote_lines import is_quoted
from helpdesk.channels.mail.quote_words import (
    BRACKETED,
    BY,
    DATE,
    LEAD_IN,
    QUOTING,
    RETOLD,
    SECONDS,
    TIME,
    TOLD,
    WROTE,
    YEAR,
)

_MOST_LINES = 4
_LONGEST_LINE = 400
_LONGEST_LEAD = 60
_MOST_AFTER = 5
_MOST_UNNAMED = 3
_ENDS = re.compile(r"(?:[:：][\s*_]*|\s-{2,}\s*)\Z")
_DASHED = re.compile(r"\s*-{2,}\s")
_GROUPWISE = re.compile(r"\s*>>>\s+(?P<words>\S.*?)\s*(?:>>>|[:：])\s*\Z")
_LAST_DIGIT = re.compile(r".*\d\S*", re.DOTALL)
_SMALL = re.compile(
    r"(?:[ap]\.?m\.?|uhr|h|г|р|í|y|und|and|et|e|en|of|the|for|für|para|pour|voor|dla|at|via|del|della|la|les|los|der|die|"
    r"das|den|het|do|dos|das|kl|klo|kell|alle|ore|heures?|ora|ob|o|в|о|у|je|the|user|utilisateur|usuario|utente|"
    r"hat|haben|ha|heeft|lúc|nang|pukul|lietotājs|ο|ص|م|ว่า|น|बजे|को)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """`start` is its first line. `certain`: it has the very shape that programs give it, with date, time and name, so
    that a quote without marks may follow. `is_ours`: it names nobody who does not take part."""

    start: int
    certain: bool
    is_ours: bool = True


def introduction_ending_at(shown: list[str], last: int, people: Correspondence) -> Introduction | None:
    """The introduction whose last line is `last`; None if that line ends none."""
    framed = _GROUPWISE.match(shown[last])
    if framed:
        return _framed(framed["words"], last, people)
    if not _ENDS.search(shown[last]):
        return None
    found: Introduction | None = None
    for start in range(last, max(last - _MOST_LINES, -1), -1):
        if not shown[start].strip() or len(shown[start]) > _LONGEST_LINE or (start < last and is_quoted(shown[start])):
            break
        joined = " ".join(line.strip() for line in shown[start : last + 1]).replace("< ", "<").replace(" >", ">")
        if start < last and not _opens(shown[start], joined):
            continue
        if _introduces(joined, people):
            is_ours = people.takes_part(joined) is not False
            found = Introduction(_with_line_above(shown, start), _is_certain(joined, people), is_ours)
            if DATE.search(joined):
                break
    return found


def looks_foreign(line: str, people: Correspondence) -> bool:
    """Whether a line before a marked quote is the introduction of a program whose language we do not know."""
    if not _ENDS.search(line) or RETOLD.search(line) or TOLD.search(_without_names(line, people)):
        return False
    return bool((BRACKETED.search(line) and people.takes_part(line)) or (DATE.search(line) and TIME.search(line)))


def _framed(words: str, at: int, people: Correspondence) -> Introduction | None:
    """GroupWise puts marks around the introduction, and none before the quote."""
    if not (DATE.search(words) and TIME.search(words)):
        return None
    return Introduction(at, certain=True, is_ours=people.takes_part(words) is not False)


def _opens(first: str, joined: str) -> bool:
    """Whether a broken introduction may begin with this line."""
    return bool(
        ("@" in joined or SECONDS.search(first)) and (LEAD_IN.match(first) or "<" in first or DATE.search(first))
    )


def _introduces(joined: str, people: Correspondence) -> bool:
    if RETOLD.search(joined):
        return bool(YEAR.search(joined) and SECONDS.search(joined))
    if _is_certain(joined, people):
        return True
    if TOLD.search(_without_names(joined, people)):
        return False
    wrote = WROTE.search(joined)
    dated = DATE.search(joined)
    if wrote and dated and (TIME.search(joined) or LEAD_IN.match(joined) or _ends_with_verb(joined)):
        return True
    if wrote and TIME.search(joined) and LEAD_IN.match(joined):
        return True
    return bool((wrote or QUOTING.match(joined)) and _is_one_of_us(joined, people))


def _ends_with_verb(joined: str) -> bool:
    return any(_ENDS.fullmatch(joined, found.end()) for found in WROTE.finditer(joined))


def _is_one_of_us(joined: str, people: Correspondence) -> bool:
    """Whether an introduction without a date names by address or name somebody who is answered."""
    if BRACKETED.search(joined):
        return people.takes_part(joined) is True
    name = WROTE.sub(" ", QUOTING.sub(" ", joined))
    return people.is_known and people.is_named(name)


def _is_certain(joined: str, people: Correspondence) -> bool:
    """Whether nothing but a date, a name with its address and a word of writing stands there, in their usual places."""
    address = BRACKETED.search(joined)
    if address is None:
        return _is_certain_by_name(joined, people)
    if not YEAR.search(joined) or not (TIME.search(joined) or LEAD_IN.match(joined) or WROTE.search(joined)):
        return False
    before, after = joined[: address.start()], _ENDS.sub("", joined[address.end() :]).strip(" ,*_")
    wrote = WROTE.search(joined)
    if any(letter.isdigit() for letter in after):
        return bool(wrote) and _is_name(before, people) and not TOLD.search(after)
    if len(after.split()) > _MOST_AFTER or (after and not WROTE.search(after)):
        return False
    name = _LAST_DIGIT.sub("", before)
    has_date_first = any(letter.isdigit() for letter in before)
    if not has_date_first or not _is_name(name, people):
        return False
    return bool(wrote) or _DASHED.match(joined) is not None or bool(TIME.search(joined))


def _is_certain_by_name(joined: str, people: Correspondence) -> bool:
    if not (people.is_known and YEAR.search(joined) and TIME.search(joined) and _ends_with_verb(joined)):
        return False
    return people.is_named(WROTE.sub(" ", _LAST_DIGIT.sub("", joined)))


def _is_name(text: str, people: Correspondence) -> bool:
    """Whether `text` reads as a name, with what programs put before one, and not as a part of a sentence."""
    bare = BY.sub(" ", WROTE.sub(" ", text))
    words = [word.strip(".,;:'\"()[]*_-—–&·|") for word in bare.split()]
    if TOLD.search(_without_names(bare, people)):
        return False
    unnamed = [
        word for word in words if word[:1].islower() and not _SMALL.match(word) and not names_in(word) <= people.names
    ]
    return len(unnamed) == 0 if _is_latin(bare) else len(unnamed) <= _MOST_UNNAMED


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x250 for letter in text if letter.isalpha())


def _without_names(text: str, people: Correspondence) -> str:
    """`text` without addresses and without the words of those names that are known here."""
    words = BRACKETED.sub(" ", text).split()
    return " ".join(word for word in words if not names_in(word) or not names_in(word) <= people.names)


def _with_line_above(shown: list[str], start: int) -> int:
    """One line earlier where the date itself was broken: "Em qua., 3 de abr. de" / "2024 às 10:12, …"."""
    above = shown[start - 1].strip() if start else ""
    begins_within = shown[start].lstrip()[:1].isdigit() and not LEAD_IN.match(shown[start])
    if not begins_within or len(above) > _LONGEST_LEAD or above.endswith((".", "!", "?")):
        return start
    is_first = start < 2 or not shown[start - 2].strip()
    is_dated = any(letter.isdigit() for letter in above) and YEAR.match(shown[start].lstrip()) and is_first
    return start - 1 if LEAD_IN.match(above) or is_dated else start
