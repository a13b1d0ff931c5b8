"""Writes dates, times, numbers and names as Amends does. Plain functions; month and day names come from Django.

Dates never leave a doubt: `19 Nov`, with the weekday when near (`Fri 20 Nov`), with the year when not this
one, 24-hour clock. Relative words only under an hour, or for lateness.
"""

import math
import zlib
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS_ABBR
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NEAR = timedelta(days=7)
TINTS = 8
CAPITAL_NOUNS = ("de",)
NBSP = "\xa0"
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
USUAL_DECIMALS = 2
DECIMALS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
"""How many digits behind the point a currency has (ISO 4217), where that is not the usual."""


def short_date(day: date, today: date) -> str:
    """A date in short: `19 Nov`, `Fri 20 Nov` within a week of today, `11 Aug 2025` in another year."""
    return _short_date(day, today, get_language())


# Dates are kept by the language that they are in: a list says few days many times.
@lru_cache(maxsize=1024)
def _short_date(day: date, today: date, language: str | None) -> str:
    words = day_and_month(day)
    if abs(day - today) < NEAR:
        return f"{WEEKDAYS_ABBR[day.weekday()]} {words}"
    return words if day.year == today.year else f"{words} {day.year}"


def midway(words: str) -> str:
    """A label as it stands in the middle of a sentence: it begins small, but not in languages where nouns never do."""
    return words if (get_language() or "en").startswith(CAPITAL_NOUNS) else words[:1].lower() + words[1:]


def day_and_month(day: date) -> str:
    """A date for the axis of a chart: `19 Nov`."""
    return gettext("%(day)d %(month)s") % {"day": day.day, "month": _short(MONTHS_3[day.month])}


def month(day: date, *, short: bool = False, year: bool = False) -> str:
    """A month: `November`, `Nov`, `November 2026`."""
    words = _short(MONTHS_3[day.month]) if short else str(MONTHS[day.month])
    return f"{words} {day.year}" if year else words


def long_date(day: date) -> str:
    """A date for articles and letters: `4 November 2026`."""
    # A date in a sentence, such as "4. November 2026".
    return gettext("%(day)d %(month)s %(year)d") % {"day": day.day, "month": MONTHS[day.month], "year": day.year}


def _short(month: object) -> str:
    """Django's English ones begin small; other languages know themselves."""
    words = str(month)
    return words.capitalize() if (get_language() or "en").startswith("en") else words


def clock(at: datetime) -> str:
    """The time of day: `09:05`."""
    return f"{at:%H:%M}"


def date_and_time(at: datetime, now: datetime) -> str:
    """A date with the clock: `Today, 09:05`, else the short date. Both times in the reader's zone."""
    if at.date() == now.date():
        return gettext("Today, %(clock)s") % {"clock": clock(at)}
    return f"{short_date(at.date(), now.date())}, {clock(at)}"


def list_time(at: datetime, now: datetime) -> str:
    """The shortest true words for a list: `12 min ago` under an hour, `09:05` today, else the short date."""
    seconds = (now - at).total_seconds()
    if 0 <= seconds < MINUTE:
        return gettext("just now")
    if 0 <= seconds < HOUR:
        return gettext("%(count)d min ago") % {"count": seconds // MINUTE}
    return clock(at) if at.date() == now.date() else short_date(at.date(), now.date())


def full_time(at: datetime) -> str:
    """An instant for tooltips: `Thu 19 November 2026, 09:05 EST`."""
    return f"{_full_date(at.date(), get_language())}, {clock(at)} {at:%Z}".rstrip()


@lru_cache(maxsize=1024)
def _full_date(day: date, language: str | None) -> str:
    return f"{WEEKDAYS_ABBR[day.weekday()]} {long_date(day)}"


def duration(seconds: float) -> str:
    """Seconds as a duration: `40 s`, `22 min`, `1 h 35 min`, `2 days`; minutes are dropped above a day."""
    seconds = abs(seconds)
    if seconds < MINUTE:
        return gettext("%(count)d s") % {"count": seconds}
    if seconds < HOUR:
        return gettext("%(count)d min") % {"count": seconds // MINUTE}
    if seconds < DAY:
        hours, minutes = divmod(int(seconds // MINUTE), 60)
        if not minutes:
            return gettext("%(hours)d h") % {"hours": hours}
        return gettext("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": minutes}
    days = int(seconds // DAY)
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def open_time(minutes: float) -> str:
    """Minutes of opening hours: `30 min`, `1 h 30 min`, `40 h`. No days: how long one is depends on the hours."""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return gettext("%(count)d min") % {"count": rest}
    if not rest:
        return gettext("%(hours)d h") % {"hours": hours}
    return gettext("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": rest}


def due_words(seconds_left: float) -> str:
    """How long until something is due: `22 min left` under an hour, `1 h 35 min` above it, `Overdue 18 min` after."""
    if seconds_left < 0:
        return gettext("Overdue %(time)s") % {"time": duration(seconds_left)}
    if seconds_left < HOUR:
        return gettext("%(time)s left") % {"time": duration(seconds_left)}
    return duration(seconds_left)


def number(value: float, decimals: int = 0) -> str:
    """A number in groups, with a true minus sign: `1,862`, `−40`."""
    words = number_format(abs(round(value, decimals)), decimals, use_l10n=True, force_grouping=True)
    return f"−{words}" if round(value, decimals) < 0 else words


def signed(value: float, decimals: int = 0) -> str:
    """A number with its sign: `+3`, `−2`, `0`."""
    return f"+{number(value, decimals)}" if round(value, decimals) > 0 else number(value, decimals)


def percent(share: float, decimals: int = 0) -> str:
    """A share (0 to 1) in percent: `64%`."""
    return f"{number(share * 100, decimals)}%"


def money(amount: float, currency: str) -> str:
    """An amount with its currency, `$89.00`: the symbol comes from the order, never from the reader's place."""
    words = number(amount, DECIMALS.get(currency, USUAL_DECIMALS))
    sign, digits = ("−", words[1:]) if words.startswith("−") else ("", words)
    return f"{sign}{SYMBOLS.get(currency, currency + NBSP)}{digits}"


def span(low: str, high: str) -> str:
    """A range with an en dash: `9–17 Nov`."""
    return low if low == high else f"{low}–{high}"


def file_size(size: int) -> str:
    """Bytes as a size: `84 KB`, `1.2 MB`; steps of 1000, as shops and phones count."""
    if size < 1000:
        return gettext("%(size)d bytes") % {"size": size}
    step = min(int(math.log10(size) // 3), 3)
    scaled = size / 1000**step
    return f"{number(scaled, 1 if step > 1 and scaled < 10 else 0)} {('KB', 'MB', 'GB')[step - 1]}"


def initials(name: str) -> str:
    """Two letters for a name: of its first and last part, or the first two of a single name."""
    parts = [part for part in name.replace("@", " ").split() if any(letter.isalnum() for letter in part)]
    if not parts:
        return "?"
    letters = [next(letter for letter in part if letter.isalnum()) for part in parts]
    if len(parts) == 1:
        return parts[0][:2].upper()
    return (letters[0] + letters[-1]).upper()


def tint(name: str) -> int:
    """The number of a name's tint, one of eight: the same on every page and machine."""
    return zlib.crc32(name.casefold().encode()) % TINTS + 1


def isolated(words: str) -> str:
    """Words from outside for the middle of a sentence of ours, which keeps its order whichever way they are written.

    Between the signs that Unicode has for it (first strong isolate), for text that is no HTML of its own.
    """
    return f"\u2068{words}\u2069"
