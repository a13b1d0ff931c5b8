"""Switches a mailbox on or off, or makes it the default one. None is ever deleted: what came through it stays."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.queries import mail_in
from helpdesk.outgoing.models import Mailbox
from helpdesk.outgoing.models.mailbox import forget_kept
from helpdesk.people.models import User


class MailboxRefused(Exception):
    """The mailbox cannot be changed in this way; the words say why."""


def make_default(mailbox: Mailbox, *, by: User | None = None) -> None:
    """Make this the default mailbox: it answers for every ticket whose team has no address of its own.

    Raises:
        MailboxRefused: it is off.
    """
    with recorded(mailbox, by=by):
        current = _locked(mailbox)
        if not current.is_active:
            raise MailboxRefused(gettext("%(address)s is off. Switch it on first.") % {"address": mailbox.address})
        Mailbox.objects.filter(is_default=True).update(is_default=False)
        Mailbox.objects.filter(pk=mailbox.pk).update(is_default=True)
        forget_kept()


def switch_off(mailbox: Mailbox, *, by: User | None = None) -> None:
    """Switch a mailbox off: its mail is neither fetched nor accepted.

    Raises:
        MailboxRefused: it is the default mailbox, or the last one that is on.
    """
    with recorded(mailbox, by=by):
        current = _locked(mailbox)
        if current.is_default:
            raise MailboxRefused(
                gettext(
                    "%(address)s is the default mailbox: answers leave from it when a team has no address of its "
                    "own. Make another one the default first."
                )
                % {"address": mailbox.address}
            )
        if not Mailbox.objects.filter(is_active=True).exclude(pk=mailbox.pk).exists():
            raise MailboxRefused(
                gettext("%(address)s is the last mailbox that is on: without it no mail would be ours.")
                % {"address": mailbox.address}
            )
        Mailbox.objects.filter(pk=mailbox.pk).update(is_active=False)
        forget_kept()
        transaction.on_commit(mail_in.kept.changed)


def switch_on(mailbox: Mailbox, *, by: User | None = None) -> None:
    """Switch a mailbox on: its mail is fetched and accepted again, from where it was left."""
    with recorded(mailbox, by=by):
        Mailbox.objects.filter(pk=mailbox.pk).update(is_active=True)
        forget_kept()
        transaction.on_commit(mail_in.kept.changed)
    fetch_soon(mailbox)


def fetch_soon(mailbox: Mailbox) -> None:
    """Fetch the mailbox's mail soon, without waiting for its next turn or for a back-off to end."""
    now = timezone.now()
    ImapAccount.objects.filter(mailbox=mailbox).update(failures=0, next_poll_at=now)


def _locked(mailbox: Mailbox) -> Mailbox:
    """Its row as it is now; all rows are held, so that of two people at once one sees what the other did."""
    rows = {row.pk: row for row in Mailbox.objects.select_for_update(no_key=True).order_by("pk")}
    return rows[mailbox.pk]
