"""Recognises a message that is too large to be read without harm to others. Its bytes are kept, its head is read."""

import re

from django.conf import settings

from helpdesk.intake.codes.reasons import IntakeReason
from helpdesk.intake.judging.case import Case
from helpdesk.intake.judging.verdict import Verdict
from helpdesk.intake.models import IntakeOutcome

_HEAD = 1_000_000
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def check(case: Case) -> Verdict | None:
    if not is_large(case.row.size):
        return None
    limit = settings.MAIL_MAX_BYTES // 1024**2
    return Verdict(
        outcome=IntakeOutcome.QUARANTINED,
        reason=IntakeReason.TOO_LARGE,
        values={"limit": limit},
        saw=f"{case.row.size:,} bytes",
    )


def is_large(size: int) -> bool:
    """Whether a message of `size` bytes is only read when a person lets it in."""
    return size > settings.MAIL_MAX_BYTES


def head_of(raw: bytes) -> bytes:
    """The header block of a message, or the beginning of an endless one."""
    end = _BLANK_LINE.search(raw, 0, _HEAD)
    return raw[: end.end() if end else _HEAD]
