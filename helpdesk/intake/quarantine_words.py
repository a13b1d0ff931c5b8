"""Puts into plain words what the intake keeps in short: guards, doors, decisions, defects of a message."""

from typing import Any

from django.utils.translation import gettext, gettext_noop

from helpdesk.intake.codes.guard_names import GuardName, guard_of
from helpdesk.intake.codes.reasons import REASONS, IntakeReason
from helpdesk.intake.models import RawMail
from helpdesk.mime.bounces.cause import FailureCause
from helpdesk.tickets.wording.causes import because

GUARDS: dict[str, str] = {
    GuardName.SIZE: gettext_noop("Too large"),
    GuardName.NO_SENDER: gettext_noop("No sender"),
    GuardName.OWN_MAIL: gettext_noop("A mail of ours"),
    GuardName.OWN_ADDRESS: gettext_noop("From our own address"),
    GuardName.LOOP: gettext_noop("Going in circles"),
    GuardName.CHANGED_COPY: gettext_noop("Changed copy"),
    GuardName.BOUNCE: gettext_noop("Report of an undelivered mail"),
    GuardName.AUTHENTICATION: gettext_noop("Sender not proven"),
    GuardName.BULK_SENDER: gettext_noop("Too many from one sender"),
    GuardName.PARTICIPANTS_PROGRAM: gettext_noop("Participant's program"),
    GuardName.AUTO_REPLY: gettext_noop("Automatic answer"),
    GuardName.OLD_MAIL: gettext_noop("Old mail"),
    GuardName.PING_PONG: gettext_noop("Two machines answering each other"),
    GuardName.FORWARD: gettext_noop("Forwarded by a colleague"),
    GuardName.DUPLICATE: gettext_noop("Already here"),
    GuardName.STAND_IN: gettext_noop("Stand-in"),
    GuardName.COPIES: gettext_noop("People copied in"),
    GuardName.REPLY_TO: gettext_noop("Where answers go"),
    GuardName.LEFT_BEHIND: gettext_noop("Not fetched"),
    GuardName.FAILURE: gettext_noop("Could not be read"),
    GuardName.FORM: gettext_noop("Form"),
    GuardName.PERSON: gettext_noop("A colleague"),
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
DECISIONS: dict[str, str] = {
    "quarantined": gettext_noop("Set aside"),
    "quarantine": gettext_noop("Set aside"),
    "restricted": gettext_noop("Let pass, with a limit"),
    "created": gettext_noop("New request"),
    "appended": gettext_noop("Added to a ticket"),
    "ignored": gettext_noop("Nothing to do"),
    "discarded": gettext_noop("Thrown away"),
    IntakeReason.LET_IN: gettext_noop("Let in"),
    IntakeReason.READ_AGAIN: gettext_noop("Read again"),
    IntakeReason.THROWN_AWAY: gettext_noop("Thrown away"),
    IntakeReason.BROUGHT_BACK: gettext_noop("Brought back"),
    IntakeReason.ADDED: gettext_noop("Added to a ticket"),
}
DEFECTS = {
    "too many parts": gettext_noop("It has more parts than we read; the rest is only in the raw message."),
    "too many nested parts": gettext_noop("Its parts lie inside each other more deeply than we read."),
    "multipart without its boundary": gettext_noop("It says that it has several parts, but they cannot be told apart."),
}


def row_reason(row: RawMail) -> str:
    """Why the message went where it went, in a sentence."""
    return reason_words(row.reason, row.reason_values)


def reason_words(reason: str, values: Any = None) -> str:
    """A reason as a sentence; what the release before wrote is one already."""
    if reason not in REASONS:
        return gettext(reason) if reason else ""
    held = dict(values) if isinstance(values, dict) else {}
    if held.get("answer") == "":
        is_return = reason != IntakeReason.NOT_HANDED_OVER
        held["answer"] = because(FailureCause.RETURNED, "") if is_return else gettext("no reason given")
    try:
        return gettext(REASONS[reason]) % held
    except KeyError:
        return reason


def guard_words(guard: str) -> str:
    known = GUARDS.get(guard_of(guard))
    return gettext(known) if known else guard.capitalize()


def door_words(door: str) -> str:
    return gettext(DOORS[door]) if door in DOORS else door.capitalize()


def decision_words(decision: str) -> str:
    return gettext(DECISIONS[decision]) if decision in DECISIONS else decision.capitalize()


def defect_words(defect: str) -> str:
    return gettext(DEFECTS[defect]) if defect in DEFECTS else f"{defect.capitalize()}."
