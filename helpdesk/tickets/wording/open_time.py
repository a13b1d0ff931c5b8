"""Spans of open time as people write them: "4 h", "30 min", "1 h 30 min", "2 d"."""

import re

_PART = r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(d|days?|tage?|h|hrs?|hours?|std|stunden?|m|mins?|minutes?|minuten?)\.?"
_SPAN = re.compile(rf"{_PART}(?:[\s,]+{_PART})*", re.IGNORECASE)


def read_minutes(text: str, day: int) -> int | None:
    """The whole minutes in a text, a day being `day` open minutes; None where it is no span of time.

    >>> read_minutes("1 h 30 min", 480), read_minutes("2 d", 480), read_minutes("1,5 h", 480), read_minutes("4", 480)
    (90, 960, 90, None)
    """
    if not _SPAN.fullmatch(text.strip()):
        return None
    units = {"d": day, "t": day, "h": 60, "s": 60, "m": 1}
    parts = re.findall(_PART, text, re.IGNORECASE)
    return round(sum(float(amount.replace(",", ".")) * units[unit[0].lower()] for amount, unit in parts))
