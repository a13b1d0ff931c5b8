"""Reads the Date header as an aware time, or None where it says nothing believable."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_LENGTH = 120
_COMMENT = re.compile(r"\([^()]*\)")
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)


def parse_date(text: str) -> datetime | None:
    """UTC time of an RFC 5322 date, or of an ISO 8601 one; a missing zone is read as UTC."""
    try:
        parsed = _read(without_comments(text).strip()[:_MAX_LENGTH])
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        moment = aware.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return moment if EARLIEST <= moment <= _LATEST else None


def without_comments(text: str) -> str:
    """The words that stand outside of brackets."""
    return _COMMENT.sub(" ", text)


def _read(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parsedate_to_datetime(text)
