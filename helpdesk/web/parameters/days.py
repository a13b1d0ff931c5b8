"""Reads days and moments from outside: bounded, so that no zone and no sum with them leaves the calendar."""

import datetime as dt

EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)


def day(text: str) -> dt.date | None:
    """The day in a text such as `2026-11-29`; None for what is none, and outside the years that tickets are in."""
    try:
        read = dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
    return read if is_near(read) else None


def moment(text: str) -> dt.datetime | None:
    """The instant in a text, in UTC; None without an offset, as nobody knows then when it was."""
    try:
        read = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return read.astimezone(dt.UTC) if read.tzinfo and is_near(read.date()) else None


def is_near(read: dt.date) -> bool:
    """Whether a day lies in the years in which tickets are."""
    return EARLIEST <= read <= LATEST
