"""Works on one open folder: what is new in it, a message's size and bytes, and what happens to it afterwards.

Nothing here marks a message as read. Only the one message that is named is ever moved or deleted; a plain EXPUNGE,
which would also remove what other people marked, is never sent.
"""

import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from imap_tools.mailbox import BaseMailBox
from imap_tools.utils import encode_folder

from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.trouble import ConnectStep, answer_in_words, raising_trouble

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_ARRIVED = re.compile(rb'INTERNALDATE "([^"]+)"')
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class FolderRefused(Exception):
    """The server said NO to one thing about one message; the rest may go on."""


@dataclass(frozen=True, slots=True)
class FolderItem:
    """One message on the server: its bytes as the server counts them, and when it arrived there, if it says so."""

    uid: int
    size: int
    arrived_at: dt.datetime | None


class Folder:
    def __init__(self, box: BaseMailBox, access: Access, name: str, *, readonly: bool) -> None:
        """Opens the folder; `count` is how many messages it holds, `validity` its UIDVALIDITY: under another one, all
        UIDs are other messages.

        Raises:
            Trouble: it is not there, or not for us.
        """
        self._box, self._access = box, access
        with raising_trouble(ConnectStep.OPEN, access):
            self.count = int(box.folder.set(name, readonly)[1][0] or 0)
            self.validity = int(box.client.response("UIDVALIDITY")[1][0] or 0)

    def new_uids(self, *, after: int, since: dt.datetime | None = None) -> list[int]:
        """UIDs above `after`, ascending, without what is marked as deleted. `since` is a hint by the day: messages
        that arrived earlier may be among them."""
        # A day earlier: a server compares dates in a time zone of its own.
        arrived = f" SINCE {_imap_date(since - dt.timedelta(days=1))}" if since else ""
        with raising_trouble(ConnectStep.FETCH, self._access):
            found = self._box.uids(f"UID {after + 1}:* UNDELETED{arrived}", charset=None)
            # “n:*” always holds the newest message, even when its UID is below n.
            return sorted(uid for uid in map(int, found) if uid > after)

    def newest(self) -> int | None:
        """The UID of the newest message; None in an empty folder."""
        with raising_trouble(ConnectStep.FETCH, self._access):
            found = self._box.uids("UID *", charset=None)
        return int(found[-1]) if found else None

    def describe(self, uid: int) -> FolderItem | None:
        """Size and arrival of one message; None when it is gone."""
        answer = b" ".join(_flat(self._fetch(uid, "(RFC822.SIZE INTERNALDATE)")))
        size, arrived = _SIZE.search(answer), _ARRIVED.search(answer)
        return FolderItem(uid, int(size[1]), _instant(arrived[1]) if arrived else None) if size else None

    def content(self, uid: int) -> bytes | None:
        """The whole message; None when it is gone."""
        return _literal(self._fetch(uid, "(BODY.PEEK[])"))

    def headers(self, uid: int, *, at_most: int) -> bytes:
        """The first bytes of its header section."""
        return _literal(self._fetch(uid, f"(BODY.PEEK[HEADER]<0.{at_most}>)")) or b""

    def move(self, uid: int, target: str) -> None:
        """Move a message by MOVE (RFC 6851) where the server knows it, else by copying and deleting."""
        name = encode_folder(target)
        if "MOVE" in self._capabilities():
            self._command("MOVE", str(uid), name)
            return
        self._command("COPY", str(uid), name)
        self.delete(uid)

    def delete(self, uid: int) -> None:
        """Remove this one message (UIDPLUS, RFC 4315). A server without UIDPLUS keeps it, marked as deleted."""
        self._command("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
        if "UIDPLUS" in self._capabilities():
            self._command("EXPUNGE", str(uid))

    def _capabilities(self) -> set[str]:
        """Asked for anew: a server tells more once somebody has signed in."""
        with raising_trouble(ConnectStep.FETCH, self._access):
            return set(b" ".join(_flat(self._box.client.capability()[1])).decode("ascii", "replace").upper().split())

    def _fetch(self, uid: int, parts: str) -> list[Any]:
        return self._command("FETCH", str(uid), parts)

    def _command(self, *words: Any) -> list[Any]:
        with raising_trouble(ConnectStep.FETCH, self._access):
            status, answer = self._box.client.uid(*words)
        if status != "OK":
            raise FolderRefused(answer_in_words(answer))
        return list(answer)


def _flat(answer: list[Any]) -> list[bytes]:
    """The bytes of an answer, in which a literal is a pair of what leads to it and itself."""
    return [part for item in answer if item for part in (item if isinstance(item, tuple) else (item,))]


def _literal(answer: list[Any]) -> bytes | None:
    for item in answer:
        if isinstance(item, tuple) and b"BODY[" in item[0]:
            return bytes(item[1])
    # An empty message may come as an empty string in place of a literal.
    return b"" if any(isinstance(item, bytes) and b"BODY[" in item for item in answer) else None


def _instant(text: bytes) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(text.decode("ascii", "replace").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _imap_date(moment: dt.datetime) -> str:
    """The date as IMAP writes it, `1-Feb-2026`, in English whatever the locale."""
    month = _MONTHS[moment.month - 1]
    return f"{moment.day}-{month}-{moment.year}"
