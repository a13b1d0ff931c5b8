"""Reads reports that follow no standard, by the shapes that flufl.bounce knows.

It searches each line with many patterns, so it is given a bounded piece with few and bounded lines, in the form that
it was written for: a message read with Python's older mail policy.
"""

import email
import logging
import re
from email import policy

from flufl.bounce import all_failures

from helpdesk.mime.bounces.answers import cause_of
from helpdesk.mime.bounces.report import BounceAction, BounceReport
from helpdesk.mime.fields.addresses import normalise_address
from helpdesk.mime.parsed import ParsedMail

_SCANNED = 60_000
_LONGEST_LINE = 1_000
_MOST_LINES = 2_000
_MAX_RECIPIENTS = 50
_ANSWER = re.compile(r"\b[45]\d\d[ -]\(?#?[45]\.\d{1,3}\.\d{1,3}\b.{0,300}|\b5[0-5]\d[ -].{0,300}")

log = logging.getLogger(__name__)


def read(mail: ParsedMail, raw: bytes) -> list[BounceReport]:
    """Read one report for each address that is found; one without an address when there is none."""
    reason = _reason(mail.text[:_SCANNED])
    delayed, failed = _found(raw)
    reports = [BounceReport((address,), BounceAction.FAILED, reason) for address in sorted(failed)]
    reports += [BounceReport((address,), BounceAction.DELAYED, reason) for address in sorted(delayed - failed)]
    return reports[:_MAX_RECIPIENTS] or [BounceReport((), BounceAction.FAILED, reason)]


def _found(raw: bytes) -> tuple[set[str], set[str]]:
    """Addresses that are delayed, and that failed."""
    lines = raw[:_SCANNED].splitlines(keepends=True)[:_MOST_LINES]
    message = email.message_from_bytes(b"".join(line[:_LONGEST_LINE] for line in lines), policy=policy.compat32)
    try:
        delayed, failed = all_failures(message)
    except Exception:  # a report that it cannot read is one that tells nothing
        log.info("a bounce could not be read", exc_info=True)
        return set(), set()
    return _addresses(delayed), _addresses(failed)


def _addresses(found: frozenset[bytes]) -> set[str]:
    return set(filter(None, (normalise_address(address.decode("ascii", "replace")) for address in found)))


def _reason(text: str) -> str:
    """What the server said: the line with its code, else the first line whose words we know; empty without either."""
    if said := _ANSWER.search(text):
        return " ".join(said[0].split())
    lines = (" ".join(line[:_LONGEST_LINE].split()) for line in text.splitlines())
    return next((line[:300] for line in lines if cause_of(line)), "")
