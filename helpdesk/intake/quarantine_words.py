"""Plain words for what the intake keeps in short: guards, doors, decisions, defects of a message."""

from django.utils.translation import gettext, gettext_noop

GUARDS = {
    "size": gettext_noop("Too large"),
    "no sender": gettext_noop("No sender"),
    "own mail": gettext_noop("A mail of ours"),
    "own address": gettext_noop("From our own address"),
    "loop": gettext_noop("Going in circles"),
    "bounce": gettext_noop("Report of an undelivered mail"),
    "authentication": gettext_noop("Sender not proven"),
    "bulk sender": gettext_noop("Too many from one sender"),
    "auto-reply": gettext_noop("Automatic answer"),
    "ping-pong": gettext_noop("Two machines answering each other"),
    "forward": gettext_noop("Forwarded by a colleague"),
    "duplicate": gettext_noop("Already here"),
    "copies": gettext_noop("People copied in"),
    "reply-to": gettext_noop("Where answers go"),
    "left behind": gettext_noop("Not fetched"),
    "failure": gettext_noop("Could not be read"),
    "person": gettext_noop("A colleague"),
}
DOORS = {
    "pipe": gettext_noop("Mail server (pipe)"),
    "maildir": gettext_noop("Folder of mails"),
    "lmtp": gettext_noop("Mail server (LMTP)"),
    "smtp": gettext_noop("Mail server (SMTP)"),
    "imap": "IMAP",
    "api": gettext_noop("Mail provider"),
    "form": gettext_noop("Contact form"),
}
DECISIONS = {
    "quarantined": gettext_noop("Set aside"),
    "quarantine": gettext_noop("Set aside"),
    "restricted": gettext_noop("Let pass, with a limit"),
    "created": gettext_noop("New request"),
    "appended": gettext_noop("Added to a ticket"),
    "ignored": gettext_noop("Nothing to do"),
    "discarded": gettext_noop("Thrown away"),
}
DEFECTS = {
    "too many parts": gettext_noop("It has more parts than we read; the rest is only in the raw message."),
    "too many nested parts": gettext_noop("Its parts lie inside each other more deeply than we read."),
    "multipart without its boundary": gettext_noop("It says that it has several parts, but they cannot be told apart."),
}


def guard_words(guard: str) -> str:
    return gettext(GUARDS.get(guard) or guard.capitalize())


def door_words(door: str) -> str:
    return gettext(DOORS.get(door) or door.capitalize())


def decision_words(decision: str) -> str:
    return gettext(DECISIONS.get(decision) or decision.capitalize())


def defect_words(defect: str) -> str:
    return gettext(DEFECTS[defect]) if defect in DEFECTS else f"{defect.capitalize()}."
