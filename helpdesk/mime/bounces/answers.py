"""Finds the cause that a mail server's answer tells, as a code. Plain Python.

The enhanced status code (RFC 3463, RFC 7504, RFC 7505, RFC 7372) decides where there is one that says something, else
the words, else the plain code.
"""

import re

from helpdesk.mime.bounces.cause import FailureCause

Status = tuple[int, int, int]

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")
_CODE = re.compile(r"(?<![\d.])([245]\d\d)(?![\d.])")
_LONGEST = 2_000
_WHAT_IT_HOLDS, _BY_RULES, _UNSIGNED = 6, 7, range(20, 30)
_ABOUT_THE_MAIL = (FailureCause.TOO_LARGE, FailureCause.TOO_LARGE_FOR_MAILBOX, FailureCause.CONTENT)

_BY_STATUS = {
    (1, 1): FailureCause.NO_SUCH_MAILBOX,
    (1, 2): FailureCause.NO_SUCH_DOMAIN,
    (1, 3): FailureCause.BAD_ADDRESS,
    (1, 6): FailureCause.MOVED,
    (1, 7): FailureCause.SENDER_REFUSED,
    (1, 8): FailureCause.SENDER_REFUSED,
    (1, 10): FailureCause.NO_SUCH_MAILBOX,
    (2, 1): FailureCause.MAILBOX_OFF,
    (2, 2): FailureCause.MAILBOX_FULL,
    (2, 3): FailureCause.TOO_LARGE_FOR_MAILBOX,
    (3, 1): FailureCause.SERVER_FULL,
    (3, 2): FailureCause.SERVER_CLOSED,
    (3, 4): FailureCause.TOO_LARGE,
    (4, 1): FailureCause.SERVER_SILENT,
    (4, 2): FailureCause.SERVER_LOST,
    (4, 3): FailureCause.NOT_LOOKED_UP,
    (4, 4): FailureCause.NO_SERVER,
    (4, 6): FailureCause.LOOP,
    (4, 7): FailureCause.TOO_LATE,
    (7, 8): FailureCause.SIGN_IN,
}
_BY_SUBJECT = {
    3: FailureCause.SERVER_TROUBLE,
    4: FailureCause.SERVER_UNREACHABLE,
    _WHAT_IT_HOLDS: FailureCause.CONTENT,
    _BY_RULES: FailureCause.RULES,
}
_BY_WORDS = (
    (
        r"mailbox (?:is |was )?(?:full|over ?quota)|out of (?:storage|disk) space|insufficient storage",
        FailureCause.MAILBOX_FULL,
    ),
    (r"over (?:its |the )?quota|quota (?:is )?exceeded|exceeded .{0,40}quota", FailureCause.MAILBOX_FULL),
    (
        r"(?:user|recipient|mailbox|account|address|alias) (?:is |was )?(?:unknown|not found|invalid)",
        FailureCause.NO_SUCH_MAILBOX,
    ),
    (
        r"(?:unknown|no such|invalid|nonexistent) (?:local )?(?:user|recipient|mailbox|account|address)",
        FailureCause.NO_SUCH_MAILBOX,
    ),
    (r"(?:does not|doesn't) exist|recipientnotfound|not listed in|no mailbox here", FailureCause.NO_SUCH_MAILBOX),
    (r"(?:account|mailbox|user) (?:is |has been )?(?:disabled|inactive|suspended)", FailureCause.MAILBOX_OFF),
    (r"(?:host|domain) (?:name )?(?:not found|unknown)|unrouteable", FailureCause.NO_SUCH_DOMAIN),
    (r"gr[ae]y-?list", FailureCause.TRY_AGAIN),
    (r"spam|blacklist|blocklist|blocked|\bpolicy\b|reputation|dnsbl|\brbl\b", FailureCause.RULES),
    (r"too (?:large|big)|exceeds .{0,40}size|size (?:limit|exceeds)", FailureCause.TOO_LARGE),
)
_WORDS = tuple((re.compile(pattern, re.IGNORECASE), cause) for pattern, cause in _BY_WORDS)
_BY_CODE = {
    421: FailureCause.SERVER_CLOSED,
    450: FailureCause.MAILBOX_UNAVAILABLE,
    451: FailureCause.SERVER_TROUBLE,
    452: FailureCause.SERVER_FULL,
    550: FailureCause.MAILBOX_UNAVAILABLE,
    551: FailureCause.ELSEWHERE,
    552: FailureCause.MAILBOX_FULL,
    553: FailureCause.BAD_ADDRESS,
    554: FailureCause.REFUSED,
}


def cause_of(answer: str) -> FailureCause | None:
    """The cause of a failure in an answer; None when the answer tells nothing that we know."""
    return _by_status(status_of(answer)) or _by_words(answer) or _by_code(answer)


def status_of(answer: str) -> Status | None:
    """The enhanced status code in an answer, such as (5, 1, 1)."""
    found = _STATUS.search(answer[:_LONGEST])
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def code_of(answer: str) -> int:
    """The three-digit code in an answer; 0 without one."""
    found = _CODE.search(answer[:_LONGEST])
    return int(found[1]) if found else 0


def is_about_the_mail(answer: str) -> bool:
    """Whether this one mail was the trouble, by its size or what it holds; another might arrive."""
    status = status_of(answer)
    return cause_of(answer) in _ABOUT_THE_MAIL or (status is not None and status[1] == _WHAT_IT_HOLDS)


def _by_status(status: Status | None) -> FailureCause | None:
    if status is None:
        return None
    _, subject, detail = status
    if subject == _BY_RULES and detail in _UNSIGNED:
        return FailureCause.UNSIGNED
    return _BY_STATUS.get((subject, detail)) or (_BY_SUBJECT.get(subject) if detail else None)


def _by_words(answer: str) -> FailureCause | None:
    return next((cause for pattern, cause in _WORDS if pattern.search(answer[:_LONGEST])), None)


def _by_code(answer: str) -> FailureCause | None:
    status = status_of(answer)
    return _BY_CODE.get(code_of(answer)) or (_BY_SUBJECT.get(status[1]) if status else None)
