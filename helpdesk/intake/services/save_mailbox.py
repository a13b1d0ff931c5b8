"""Stores a mailbox, and how its mail arrives."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import recorded
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.queries import mail_in
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import User
from helpdesk.web.sealed import seal

_OWN_FIELDS = ["address", "name", "team", "door", "plus_addressing", "takes_reply_to"]
_PLACE = ["host", "port", "security", "username", "folder"]
# The mail server's clock may be behind ours; what it received just now must not look old.
_CLOCKS_DIFFER = dt.timedelta(minutes=15)
_ACCOUNT_FIELDS = [*_PLACE, "token_command", "after_fetch", "move_to"]


def save_mailbox(
    mailbox: Mailbox,
    *,
    account: ImapAccount | None = None,
    password: str = "",
    take_existing: bool = False,
    by: User | None = None,
) -> Mailbox:
    """Store what a form changed, and nothing that the doors write meanwhile. The first mailbox becomes the default one.

    `account` is how mail is fetched, if it is. An empty `password` keeps the one that is stored. `take_existing`: mail
    that lies in the folder already is taken in too, not only what arrives from now on.
    """
    with recorded(mailbox, by=by):
        if mailbox.pk:
            mailbox.save(update_fields=_OWN_FIELDS)
        else:
            mailbox.is_default = not Mailbox.objects.select_for_update(no_key=True).filter(is_default=True).exists()
            mailbox.save()
        if account is not None:
            account.mailbox = mailbox
            _save_account(account, password, take_existing=take_existing)
        transaction.on_commit(mail_in.kept.changed)
    return mailbox


def _save_account(account: ImapAccount, password: str, *, take_existing: bool) -> None:
    before = ImapAccount.objects.select_for_update(no_key=True).filter(pk=account.pk).first() if account.pk else None
    if account.token_command:
        account.secret = ""
    elif password:
        account.secret = seal(password)
    moved = before is None or any(getattr(before, name) != getattr(account, name) for name in _PLACE)
    if moved or take_existing != (before is not None and before.fetch_since is None):
        account.uid_validity, account.last_uid = None, 0
        account.fetch_since = None if take_existing else timezone.now() - _CLOCKS_DIFFER
    # What was wrong may be right now: tried again at once.
    account.failures, account.next_poll_at = 0, None
    if before is None:
        account.save()
        return
    progress = ["uid_validity", "last_uid", "fetch_since", "failures", "next_poll_at"]
    account.save(update_fields=[*_ACCOUNT_FIELDS, "secret", *progress])
