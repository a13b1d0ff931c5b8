"""The line or lines with which a program introduces a quote: "On Wed, Apr 3, 2024 at 10:12 AM … wrote:"."""

from dataclasses import dataclass

from helpdesk.channels.mail.quote_words import (
    BRACKETED,
    DATE,
    LEAD_IN,
    RETOLD,
    TIME,
    WROTE,
    YEAR,
)

_MOST_LINES = 4
_LONGEST_LINE = 400
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class Introduction:
    """`start` is its first line. `certain`: it names date, time and an address in brackets, which no sentence of a
    person does that ends in a colon, so that a quote without marks may follow."""

    start: int
    certain: bool


def introduction_ending_at(shown: list[str], last: int) -> Introduction | None:
    """The introduction whose last line is `last`; None if that line ends none."""
    if not shown[last].rstrip(" *").endswith((":", "：")):
        return None
    for start in range(last, max(last - _MOST_LINES, -1), -1):
        if not shown[start].strip() or len(shown[start]) > _LONGEST_LINE:
            return None
        joined = " ".join(line.strip() for line in shown[start : last + 1])
        if _introduces(joined, shown[start], wrapped=start < last):
            return Introduction(_with_line_above(shown, start), _is_certain(joined))
    return None


def looks_foreign(line: str) -> bool:
    """Whether a line before a marked quote is the introduction of a program whose language we do not know."""
    return line.rstrip().endswith((":", "：")) and bool(
        BRACKETED.search(line) or (DATE.search(line) and TIME.search(line))
    )


def _introduces(joined: str, first: str, *, wrapped: bool) -> bool:
    if RETOLD.search(joined):
        return False
    if wrapped and ("@" not in joined or not (LEAD_IN.match(first) or "<" in first)):
        return False
    if _is_certain(joined):
        return True
    if not WROTE.search(joined):
        return False
    dated, timed = DATE.search(joined), TIME.search(joined)
    return bool((dated and timed) or ((dated or timed) and LEAD_IN.match(first)))


def _is_certain(joined: str) -> bool:
    if not (BRACKETED.search(joined.replace("< ", "<")) and YEAR.search(joined) and TIME.search(joined)):
        return False
    return bool(WROTE.search(joined) or LEAD_IN.match(joined))


def _with_line_above(shown: list[str], start: int) -> int:
    """One line earlier where the date itself was broken: "Em qua., 3 de abr. de" / "2024 às 10:12, …"."""
    above = shown[start - 1].strip() if start else ""
    begins_within = shown[start].lstrip()[:1].isdigit() and not LEAD_IN.match(shown[start])
    if begins_within and len(above) <= _LONGEST_LEAD and LEAD_IN.match(above) and not above.endswith((".", "!", "?")):
        return start - 1
    return start
