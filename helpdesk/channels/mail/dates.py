"""The Date header as an aware time, or None where it says nothing believable."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_LENGTH = 120
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def parse_date(text: str) -> datetime | None:
    """UTC time of an RFC 5322 date; a missing zone is read as UTC."""
    try:
        parsed = parsedate_to_datetime(text[:_MAX_LENGTH])
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        moment = aware.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if _EARLIEST <= moment <= _LATEST else None
