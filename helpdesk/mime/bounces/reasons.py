"""What a mail server's refusal means, in words for people. Plain Python.

The enhanced status code (RFC 3463, RFC 7504, RFC 7505, RFC 7372) decides where there is one that says something, else
the words, else the plain code.
"""

import re

Status = tuple[int, int, int]

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d)")
_CODE = re.compile(r"(?<![\d.])([245]\d\d)(?![\d.])")
_LONGEST = 2_000
_BY_RULES, _UNSIGNED = 7, range(20, 30)

_BY_STATUS = {
    (1, 1): "no such mailbox",
    (1, 2): "no such domain",
    (1, 3): "not a valid address",
    (1, 6): "the mailbox has moved",
    (1, 7): "our sender address was refused",
    (1, 8): "our sender address was refused",
    (1, 10): "no such mailbox",
    (2, 1): "the mailbox is switched off",
    (2, 2): "mailbox full",
    (2, 3): "the mail is too large for that mailbox",
    (3, 1): "their mail server is full",
    (3, 2): "their mail server takes no mail now",
    (3, 4): "the mail is too large",
    (4, 1): "their mail server does not answer",
    (4, 2): "the connection to their mail server broke off",
    (4, 3): "their domain could not be looked up",
    (4, 4): "no mail server was found for their domain",
    (4, 6): "the mail went round in circles",
    (4, 7): "their mail server could not be reached in time",
    (7, 8): "our sign-in to the mail server failed",
}
_BY_SUBJECT = {
    3: "their mail server has a problem",
    4: "their mail server could not be reached",
    6: "what the mail holds was not accepted",
    _BY_RULES: "refused by their rules",
}
_NOT_SIGNED = "refused, for our mail is not signed as their rules want it (SPF, DKIM, DMARC)"
_BY_WORDS = (
    (r"mailbox (?:is |was )?(?:full|over ?quota)|out of (?:storage|disk) space|insufficient storage", "mailbox full"),
    (r"over (?:its |the )?quota|quota (?:is )?exceeded|exceeded .{0,40}quota", "mailbox full"),
    (
        r"(?:user|recipient|mailbox|account|address|alias) (?:is |was )?(?:unknown|not found|invalid)",
        "no such mailbox",
    ),
    (
        r"(?:unknown|no such|invalid|nonexistent) (?:local )?(?:user|recipient|mailbox|account|address)",
        "no such mailbox",
    ),
    (r"(?:does not|doesn't) exist|recipientnotfound|not listed in|no mailbox here", "no such mailbox"),
    (r"(?:account|mailbox|user) (?:is |has been )?(?:disabled|inactive|suspended)", "the mailbox is switched off"),
    (r"(?:host|domain) (?:name )?(?:not found|unknown)|unrouteable", "no such domain"),
    (r"gr[ae]y-?list", "their mail server wants us to try again"),
    (r"spam|blacklist|blocklist|blocked|\bpolicy\b|reputation|dnsbl|\brbl\b", "refused by their rules"),
    (r"too (?:large|big)|exceeds .{0,40}size|size limit", "the mail is too large"),
)
_WORDS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _BY_WORDS)
_BY_CODE = {
    421: "their mail server takes no mail now",
    450: "mailbox unavailable",
    451: "their mail server has a problem",
    452: "their mail server is full",
    550: "mailbox unavailable",
    551: "the mailbox is elsewhere",
    552: "mailbox full",
    553: "not a valid address",
    554: "refused by their mail server",
}


def reason_of(answer: str) -> str:
    """Why, in a few words; empty when the answer tells nothing that we know."""
    return _by_status(status_of(answer)) or _by_words(answer) or _by_code(answer)


def tell(answer: str) -> str:
    """The reason with the server's own words behind it: "mailbox full (552 5.2.2 over quota)"."""
    reason = reason_of(answer)
    return f"{reason} ({answer})" if reason and answer else answer or reason


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
    return status is not None and (status[1:] in ((2, 3), (3, 4)) or status[1] == 6)


def _by_status(status: Status | None) -> str:
    if status is None:
        return ""
    _, subject, detail = status
    if subject == _BY_RULES and detail in _UNSIGNED:
        return _NOT_SIGNED
    return _BY_STATUS.get((subject, detail)) or ("" if detail == 0 else _BY_SUBJECT.get(subject, ""))


def _by_words(answer: str) -> str:
    return next((reason for pattern, reason in _WORDS if pattern.search(answer[:_LONGEST])), "")


def _by_code(answer: str) -> str:
    status = status_of(answer)
    return _BY_CODE.get(code_of(answer), "") or (_BY_SUBJECT.get(status[1], "") if status else "")
