"""Takes in one message: from the server into the database, and only then away from the server."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from helpdesk.intake.codes.reasons import IntakeReason, Values
from helpdesk.intake.doors.imap.folder import Folder, FolderItem, FolderRefused
from helpdesk.intake.models import AfterFetch, ImapAccount, IntakeOutcome, RawMail
from helpdesk.intake.services.mailbox_health import note_success
from helpdesk.intake.taking.not_fetched import GUARD, record_not_fetched
from helpdesk.intake.taking.take_in import Arrival, receive

SOURCE = "imap"
_MOST_HEADERS = 256 * 1024
# Mail that waited longer is taken in without a confirmation: its sender does not expect one any more.
_STILL_EXPECTED_SECONDS = 7 * 86_400


@dataclass(slots=True)
class Taker:
    """Takes messages of one open folder, one at a time.

    `not_put_away` is what the server said when it refused to put away a message that is safely stored, if it did.
    """

    account: ImapAccount
    folder: Folder
    not_put_away: str | None = None

    def take(self, uid: int) -> None:
        """Store one message, then leave, move or delete it on the server. Doing so again changes nothing.

        Raises:
            NotStored: it stays on the server, to be fetched again.
            Trouble: the connection is of no use any more.
        """
        item = self.folder.describe(uid)
        if item is None or self._is_too_old(item):
            return
        delivery = Arrival(SOURCE, mailbox=self.account.mailbox, door_key=self._door_key(uid))
        row = _settled(delivery) or self._store(item, delivery)
        if row is not None and row.outcome != IntakeOutcome.RECEIVED and row.guard != GUARD:
            self._put_away(uid)

    def _is_too_old(self, item: FolderItem) -> bool:
        since = self.account.fetch_since
        return bool(since and item.arrived_at and item.arrived_at < since)

    def _door_key(self, uid: int) -> str:
        """What this message is called on its server: a UID means a message only together with its UIDVALIDITY."""
        return f"{self.account.place}:{self.folder.validity}:{uid}"

    def _store(self, item: FolderItem, delivery: Arrival) -> RawMail | None:
        if item.size > settings.MAIL_MAX_BYTES:
            return self._leave_behind(item, delivery, IntakeReason.TOO_LARGE_TO_FETCH, _too_large(item.size))
        try:
            raw = self.folder.content(item.uid)
        except FolderRefused as refusal:
            values = {"answer": str(refusal).rstrip(".")}
            return self._leave_behind(item, delivery, IntakeReason.NOT_HANDED_OVER, values)
        if raw is None:
            return None
        age = (timezone.now() - item.arrived_at).total_seconds() if item.arrived_at else 0.0
        row = receive(raw, source=delivery, acknowledge=age < _STILL_EXPECTED_SECONDS)
        lag = row.received_at - item.arrived_at if item.arrived_at else None
        note_success(self.account.mailbox, received_at=row.received_at, lag=lag)
        return row

    def _leave_behind(self, item: FolderItem, delivery: Arrival, reason: IntakeReason, values: Values) -> RawMail:
        try:
            headers = self.folder.headers(item.uid, at_most=_MOST_HEADERS)
        except FolderRefused:
            headers = b""
        return record_not_fetched(headers, delivery, size=item.size, reason=reason, values=values)

    def _put_away(self, uid: int) -> None:
        try:
            if self.account.after_fetch == AfterFetch.MOVE:
                self.folder.move(uid, self.account.move_to)
            elif self.account.after_fetch == AfterFetch.DELETE:
                self.folder.delete(uid)
        except FolderRefused as refusal:
            self.not_put_away = str(refusal)


def _settled(delivery: Arrival) -> RawMail | None:
    """The row of a message that was stored before a crash: its bytes need not come again."""
    known = RawMail.objects.defer("content").filter(mailbox=delivery.mailbox, door_key=delivery.door_key)
    return known.exclude(outcome=IntakeOutcome.RECEIVED).first()


def _too_large(size: int) -> Values:
    return {"size": f"{size / 1024**2:.0f}", "limit": settings.MAIL_MAX_BYTES // 1024**2}
