"""Recognises the line or lines that introduce a quote: "On Wed, Apr 3, 2024 at 10:12 AM … wrote:"."""

import re
from dataclasses import dataclass

from helpdesk.mime.quotes.correspondence import Correspondence, names_in
from helpdesk.mime.quotes.lines import is_quoted
from helpdesk.mime.quotes.words import BRACKETED, BY, DATE, LEAD_IN, QUOTING, RETOLD, SECONDS, TIME, TOLD, WROTE, YEAR

_MOST_LINES = 4
_LONGEST_LINE = 400
_LONGEST_LEAD = 60
_MOST_AFTER = 5
_MOST_UNNAMED = 3
_ENDS = re.compile(r"(?:[:：][\s*_]*|\s-{2,}\s*)\Z")
_DASHED = re.compile(r"\s*-{2,}\s")
_GROUPWISE = re.compile(r"\s*(?P<marks>>>>)?\s*(?P<words>[^\s>].*?)\s*(?:>>>|(?P<colon>[:：]))\s*\Z")
_BARE = re.compile(r"(?<!\S)[^\s<>()\[\]@]{1,100}@[^\s<>()\[\]@:]{1,200}")
_BY_ID = re.compile(
    r"\b(?:in|dans le|en el|nel|no) (?:message|article|nachricht|mensaje|messaggio|bericht|mensagem)"
    r" <[^<>\s]{1,300}>,?",
    re.IGNORECASE,
)
_LONE_LEAD = re.compile(r"(?:on|am|le|el|il|op|em|den|på|dne|w|в|on) \w{2,10}\.?,\Z", re.IGNORECASE)
_CHINESE_DATE = re.compile(r"\s*[于於]? ?\d{4}年")
_IN_BRACKETS = re.compile(r"<[^\s<>]+@[^\s<>]+>")
_ADDRESS_BEGINS = re.compile(r"\s*<[^\s<>]")
_BEGUN = re.compile(r"<[^\s<>]*\s*$")
_FULL = (".", "!", "?", ":", ",")
_LAST_DIGIT = re.compile(r".*\d\S*", re.DOTALL)
_DATED = re.compile(r"\d.*\d\S*", re.DOTALL)
_SMALL = re.compile(
    r"(?:[ap]\.?m\.?|uhr|h|г|р|í|y|und|and|et|e|en|of|the|for|für|para|pour|voor|dla|at|via|del|della|la|les|los|der|die|"
    r"das|den|het|do|dos|das|kl|klo|kell|alle|ore|heures?|ora|ob|o|в|о|у|je|the|user|utilisateur|usuario|utente|"
    r"hat|haben|ha|heeft|lúc|nang|pukul|lietotājs|ο|ص|م|ว่า|น|बजे|को)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """The lines that introduce a quote.

    `start` is its first line. `certain`: it has the very shape that programs give it, with date, time and name, so
    that a quote without marks may follow. `is_ours`: it names nobody who does not take part; `is_answered`: and not the
    sender, whose own earlier words nothing but marks tells from the new ones.
    """

    start: int
    certain: bool
    is_ours: bool = True
    is_answered: bool = True


def introduction_ending_at(shown: list[str], last: int, people: Correspondence) -> Introduction | None:
    """The introduction whose last line is `last`; None if that line ends none."""
    if not _ENDS.search(shown[last]):
        return None
    found: Introduction | None = None
    for start in range(last, max(last - _MOST_LINES, -1), -1):
        if not shown[start].strip() or len(shown[start]) > _LONGEST_LINE or (start < last and is_quoted(shown[start])):
            break
        joined = _join(shown[start : last + 1])
        if start < last and not _opens(shown[start], shown[start + 1], joined, people):
            continue
        if _introduces(joined, people):
            found = _introduction(joined, people, _with_line_above(shown, start), certain=_is_certain(joined, people))
            if DATE.search(joined) and not _lacks_its_name(joined, shown[max(start - 1, 0) : start]):
                break
    return found


def _join(lines: list[str]) -> str:
    """The lines as one, without a break inside an address and without the id of the message that is answered."""
    return _BY_ID.sub("", " ".join(line.strip() for line in lines).replace("< ", "<").replace(" >", ">"))


def looks_foreign(line: str, people: Correspondence) -> bool:
    """Whether a line before a marked quote is the introduction of a program whose language we do not know."""
    if not _ENDS.search(line) or RETOLD.search(line) or TOLD.search(_without_names(line, people)):
        return False
    return bool((BRACKETED.search(line) and people.takes_part(line)) or (DATE.search(line) and TIME.search(line)))


def framed_at(shown: list[str], start: int, people: Correspondence) -> tuple[Introduction, int] | None:
    """GroupWise's introduction that begins at `start`, and its last line.

    It has marks around it, and none need stand before the quote.
    """
    for last in range(start, min(start + _MOST_LINES, len(shown))):
        is_more = last > start and (not shown[last].strip() or is_quoted(shown[last]))
        if len(shown[last]) > _LONGEST_LINE or (is_more and not shown[last].startswith(">>>")):
            return None
        joined = _BY_ID.sub("", " ".join(line.strip() for line in shown[start : last + 1]))
        framed = _GROUPWISE.match(joined)
        if framed and _is_framed(framed, people):
            return _introduction(framed["words"], people, start, certain=True), last
        if not joined.startswith(">>>"):
            return None
    return None


def _is_framed(framed: re.Match[str], people: Correspondence) -> bool:
    words = framed["words"]
    is_ours = people.takes_part(words) is True or (people.is_known and people.is_named(words))
    is_dated, is_timed = bool(DATE.search(words)), bool(TIME.search(words))
    if not framed["marks"]:
        return is_dated and is_timed and is_ours and not framed["colon"]
    if framed["colon"] or not is_ours:
        return is_dated and is_timed and all(_is_name(part, people) for part in _DATED.split(words, maxsplit=1))
    return is_dated


def _introduction(words: str, people: Correspondence, start: int, *, certain: bool) -> Introduction:
    is_ours = people.takes_part(words) is not False
    return Introduction(start, certain, is_ours, is_ours and not people.is_sender(words))


def _opens(first: str, second: str, joined: str, people: Correspondence) -> bool:
    """Whether a broken introduction may begin with this line."""
    if "@" not in joined and not SECONDS.search(first):
        return _is_dated_name(first, joined, people)
    is_name = bool(_ADDRESS_BEGINS.match(second))
    return bool(
        LEAD_IN.match(first) or _has_address(first, second) or DATE.search(first) or (is_name and _begins(first))
    )


def _has_address(first: str, second: str) -> bool:
    """Whether an address in brackets stands in the first line, or begins there and ends in the second."""
    begun = _BEGUN.search(first)
    return bool(_IN_BRACKETS.search(first) or (begun and _IN_BRACKETS.match(begun[0].rstrip() + second.lstrip())))


def _is_dated_name(first: str, joined: str, people: Correspondence) -> bool:
    """Whether nothing stands there but a date, a name and the word of writing, in whichever line."""
    if not (LEAD_IN.match(first) and DATE.search(first) and WROTE.search(joined)):
        return False
    return _is_name(_ENDS.sub("", _LAST_DIGIT.sub("", joined)), people)


def _begins(first: str) -> bool:
    """Whether a line ends with a name, and with no sentence before it."""
    return bool(QUOTING.match(first) or WROTE.search(first) or first[:1].isupper()) and not first.rstrip().endswith(
        _FULL
    )


def _lacks_its_name(joined: str, above: list[str]) -> bool:
    """Whether the name must stand on the line above, if there is one: the text begins with its address, with the
    bracket that closes it, or with a date in Chinese."""
    if not above:
        return False
    is_cut = joined.lstrip().startswith(">") and above[0].rfind("<") > above[0].rfind(">")
    return is_cut or joined.lstrip().startswith("<") or bool(_CHINESE_DATE.match(joined))


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
    if TIME.search(joined) and (LEAD_IN.match(joined) if wrote else dated and _is_addressed(joined, people)):
        return True
    return bool((wrote or QUOTING.match(joined)) and _is_one_of_us(joined, people))


def _is_addressed(joined: str, people: Correspondence) -> bool:
    return bool(BRACKETED.search(joined)) and people.is_known and people.takes_part(joined) is True


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
    address = BRACKETED.search(joined) or _BARE.search(joined)
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
    """The text without addresses and without the words of those names that are known here."""
    words = BRACKETED.sub(" ", text).split()
    return " ".join(word for word in words if not names_in(word) or not names_in(word) <= people.names)


def _with_line_above(shown: list[str], start: int) -> int:
    """One line earlier where the date itself was broken: "Em qua., 3 de abr. de" / "2024 às 10:12, …"."""
    above = shown[start - 1].strip() if start else ""
    if _LONE_LEAD.match(above):
        return start - 1
    begins_within = shown[start].lstrip()[:1].isdigit() and not LEAD_IN.match(shown[start])
    if not begins_within or len(above) > _LONGEST_LEAD or above.endswith((".", "!", "?")):
        return start
    is_first = start < 2 or not shown[start - 2].strip()
    is_dated = any(letter.isdigit() for letter in above) and YEAR.match(shown[start].lstrip()) and is_first
    return start - 1 if LEAD_IN.match(above) or is_dated else start
