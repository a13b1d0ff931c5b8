"""Plain words for what the intake keeps in short: guards, doors, decisions, defects of a message."""

GUARDS = {
    "size": "Too large",
    "no sender": "No sender",
    "own mail": "A mail of ours",
    "own address": "From our own address",
    "loop": "Going in circles",
    "bounce": "Report of an undelivered mail",
    "authentication": "Sender not proven",
    "bulk sender": "Too many from one sender",
    "auto-reply": "Automatic answer",
    "ping-pong": "Two machines answering each other",
    "forward": "Forwarded by a colleague",
    "duplicate": "Already here",
    "copies": "People copied in",
    "reply-to": "Where answers go",
    "left behind": "Not fetched",
    "failure": "Could not be read",
    "person": "A colleague",
}
DOORS = {
    "pipe": "Mail server (pipe)",
    "maildir": "Folder of mails",
    "lmtp": "Mail server (LMTP)",
    "smtp": "Mail server (SMTP)",
    "imap": "IMAP",
    "api": "Mail provider",
    "form": "Contact form",
}
DECISIONS = {
    "quarantined": "Set aside",
    "quarantine": "Set aside",
    "restricted": "Let pass, with a limit",
    "created": "New request",
    "appended": "Added to a ticket",
    "ignored": "Nothing to do",
    "discarded": "Thrown away",
}
DEFECTS = {
    "too many parts": "It has more parts than we read; the rest is only in the raw message.",
    "too many nested parts": "Its parts lie inside each other more deeply than we read.",
    "multipart without its boundary": "It says that it has several parts, but they cannot be told apart.",
}


def guard_words(guard: str) -> str:
    return GUARDS.get(guard) or guard.capitalize()


def door_words(door: str) -> str:
    return DOORS.get(door) or door.capitalize()


def decision_words(decision: str) -> str:
    return DECISIONS.get(decision) or decision.capitalize()


def defect_words(defect: str) -> str:
    return DEFECTS.get(defect) or f"{defect.capitalize()}."
