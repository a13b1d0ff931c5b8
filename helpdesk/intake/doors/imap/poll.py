"""Visits one account: what is new is taken in, oldest first, and how far we got is written down each time."""

import time
from dataclasses import dataclass

from django.db.models import QuerySet

from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.connect import connected, sign_in
from helpdesk.intake.doors.imap.folder import Folder
from helpdesk.intake.doors.imap.take import Taker
from helpdesk.intake.models import AfterFetch, ImapAccount

MOST_MESSAGES = 200
LONGEST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one visit.

    `more`: there is more to fetch. `not_put_away`: what the server said when it refused to put
    away a message that was stored, if it did.
    """

    taken: int
    more: bool
    not_put_away: str | None = None


def visit(account: ImapAccount) -> Visit:
    """Fetch what is new, at most `MOST_MESSAGES`; after `LONGEST_SECONDS` no further message is begun.

    Raises:
        NotStored: a message could not be stored; it and all later ones stay on the server.
        Trouble: the server could not be talked to.
    """
    access = Access.of(account)
    readonly = account.after_fetch == AfterFetch.LEAVE
    with connected(access) as box:
        sign_in(box, access)
        folder = Folder(box, access, account.folder, readonly=readonly)
        _begin(account, folder.validity)
        uids = folder.new_uids(after=account.last_uid, since=account.fetch_since)
        return _take_all(uids, Taker(account, folder))


def _take_all(uids: list[int], taker: Taker) -> Visit:
    deadline = time.monotonic() + LONGEST_SECONDS
    taken = 0
    for uid in uids[:MOST_MESSAGES]:
        if time.monotonic() > deadline:
            break
        taker.take(uid)
        if not _advance(taker.account, uid, taker.folder.validity):
            return Visit(taken, more=True, not_put_away=taker.not_put_away)
        taken += 1
    return Visit(taken, more=taken < len(uids), not_put_away=taker.not_put_away)


def _begin(account: ImapAccount, validity: int) -> None:
    """Under another UIDVALIDITY the UIDs that we knew mean nothing, and we start again."""
    if account.uid_validity != validity:
        account.uid_validity, account.last_uid = validity, 0
        _mine(account).update(uid_validity=validity, last_uid=0)


def _advance(account: ImapAccount, uid: int, validity: int) -> bool:
    """False when the account was pointed elsewhere meanwhile: what we know of this folder is of no use any more."""
    return bool(_mine(account).filter(uid_validity=validity).update(last_uid=uid))


def _mine(account: ImapAccount) -> QuerySet[ImapAccount]:
    return ImapAccount.objects.filter(
        pk=account.pk, host=account.host, username=account.username, folder=account.folder
    )
