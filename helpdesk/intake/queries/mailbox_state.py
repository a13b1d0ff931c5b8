"""Says how each mailbox goes, in the words of the page."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.intake.codes.faults import fault_words
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.queries.silence import Silence, silences
from helpdesk.outgoing.models import Door, Mailbox

SLOW = 15 * 60
"""Seconds on the way from the mail server to us from which on a manager should know."""


@dataclass(frozen=True, slots=True)
class MailboxState:
    """One word with its tone and icon, and a sentence that says more, which may be empty."""

    word: str
    tone: str
    icon: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class MailboxRow:
    mailbox: Mailbox
    state: MailboxState
    imap: ImapAccount | None
    has_recovered: bool
    """Its last error is over."""

    @property
    def is_slow(self) -> bool:
        return (self.mailbox.lag_seconds or 0) > SLOW


_OFF = {
    Door.HANDED: gettext_noop("What is handed over all the same goes to the default mailbox."),
    Door.IMAP: gettext_noop("Nothing is fetched. What came stays."),
    Door.PROVIDER: gettext_noop("Nothing that is posted is accepted. What came stays."),
}


def rows(now: dt.datetime | None = None) -> list[MailboxRow]:
    """Every mailbox with its state: the active ones first, the default one before all."""
    now = now or timezone.now()
    known = Mailbox.objects.select_related("team", "imap").order_by("-is_active", "-is_default", "address")
    quiet = silences(now)
    return [_row(mailbox, quiet.get(mailbox.pk)) for mailbox in known]


def row_of(mailbox: Mailbox) -> MailboxRow:
    """One mailbox with its state."""
    return _row(mailbox, silences().get(mailbox.pk))


def _row(mailbox: Mailbox, silence: Silence | None) -> MailboxRow:
    imap = getattr(mailbox, "imap", None)
    return MailboxRow(mailbox, _state(mailbox, imap, silence), imap, has_recovered=not _fails(mailbox))


def _state(mailbox: Mailbox, imap: ImapAccount | None, silence: Silence | None) -> MailboxState:
    if not mailbox.is_active:
        return MailboxState(gettext("Off"), "", "circle-pause", gettext(_OFF[Door(mailbox.door)]))
    if missing := _missing(mailbox, imap):
        return MailboxState(gettext("Not finished"), "warn", "triangle-alert", missing)
    if _fails(mailbox):
        return MailboxState(gettext("Not working"), "danger", "circle-alert", _wrong(mailbox))
    if silence:
        return MailboxState(gettext("Unusually quiet"), "warn", "triangle-alert", _silent(silence))
    if mailbox.last_success_at or mailbox.last_received_at:
        return MailboxState(gettext("Working"), "pos", "check")
    return MailboxState(gettext("No mail yet"), "info", "clock")


def _missing(mailbox: Mailbox, imap: ImapAccount | None) -> str:
    if mailbox.door == Door.IMAP and imap is None:
        return gettext("It has no account to fetch from yet.")
    if mailbox.door == Door.PROVIDER and not mailbox.inbound_key:
        return gettext("Nobody can post mail here before it has a key.")
    return ""


def _fails(mailbox: Mailbox) -> bool:
    """A success is over when an error came after it, and the other way round."""
    if not mailbox.last_error_at:
        return False
    return mailbox.last_success_at is None or mailbox.last_error_at > mailbox.last_success_at


def _wrong(mailbox: Mailbox) -> str:
    # A worker of the release before writes a sentence, and leaves the fault of before it.
    return mailbox.last_error or fault_words(mailbox.fault, mailbox.fault_values)


def _silent(silence: Silence) -> str:
    return gettext("In the same stretch of the four weeks before, %(count)s messages came; now there were none.") % {
        "count": f"{silence.before:,}"
    }


def any_mailbox() -> bool:
    """Whether mail comes in by an address that was set up here."""
    return Mailbox.objects.exists()
