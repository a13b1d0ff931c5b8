"""The conversation as the page shows it: messages, notes, and runs of changes folded into one line."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.files import SHOWN_INLINE
from helpdesk.tickets.models import PENDING, Activity, Attachment, DeliveryState, Direction, Message, Visibility
from helpdesk.tickets.queries.detail import TicketThread
from helpdesk.tickets.setbacks import Fate, setbacks_of, why_not_delivered
from helpdesk.tickets.verbs import Verb
from helpdesk.tickets.views.composer.send_later import CustomerClock
from helpdesk.tickets.views.ticket.history import HistoryChange, change_of
from helpdesk.web.frame.navigation import place
from helpdesk.web.html.framed import estimated_height
from helpdesk.web.html.plain_words import of_message
from helpdesk.web.words.formats import clock, short_date, span

WITH_MESSAGE = (Verb.CUSTOMER_WROTE, Verb.REPLIED)


@dataclass(frozen=True)
class File:
    url: str
    name: str
    size: int
    is_image: bool


@dataclass(frozen=True)
class Frame:
    """Where the HTML of a message is shown, and how high it will be, about."""

    url: str
    height: int


@dataclass(frozen=True)
class ThreadEntry:
    """One message. `body` is its text, or empty when `frame` shows it first; `whole` or `frame` is all of it where
    `is_folded`, because `body` leaves the quote out. `move` is the status that came with it."""

    pk: int
    kind: str
    author: str
    address: str
    handle: str
    link: str
    way: str
    move: str
    at: dt.datetime
    body: SafeString | str
    whole: SafeString | str
    frame: Frame | None
    is_folded: bool
    copies: str
    blind_copies: str
    files: list[File]
    delivery: "DeliveryStanding | None"
    text: str
    signature: str


@dataclass(frozen=True)
class DeliveryStanding:
    """How far a reply got, in words. `leaves_at` while it can be taken back within seconds; `waits` until a chosen
    time, or for a person's decision."""

    key: str
    words: str
    reason: str = ""
    retry_url: str = ""
    leaves_at: dt.datetime | None = None
    waits: bool = False


@dataclass
class ChangeRun:
    """Changes between two messages."""

    changes: list[HistoryChange] = field(default_factory=list)

    @property
    def days(self) -> str:
        today = timezone.localdate()
        first, last = (short_date(timezone.localtime(self.changes[i].at).date(), today) for i in (0, -1))
        return span(first, last)

    @property
    def summary(self) -> str:
        return ", ".join(dict.fromkeys(change.short for change in self.changes))


def thread(found: TicketThread, their: CustomerClock) -> list[ThreadEntry | ChangeRun]:
    """Messages and changes in order of time; what is to be said stands behind what was. `their` is the customer's
    clock."""
    moves = {item.message_id: item for item in found.activities if item.message_id and item.verb in WITH_MESSAGE}
    steps: list[tuple[bool, dt.datetime, int, Any]] = [
        (message.delivery in PENDING, message.created_at, 1, message) for message in found.messages
    ]
    steps += [(False, item.at, 2, item) for item in found.activities if item.message_id not in moves]
    steps.sort(key=lambda step: (*step[:3], step[3].pk))
    shown: list[ThreadEntry | ChangeRun] = []
    for *_, item in steps:
        if isinstance(item, Message):
            move = change_of(moves[item.pk]).short if item.pk in moves else ""
            shown.append(_entry(item, found.files.get(item.pk, []), move, their))
        else:
            _add_change(shown, item)
    return shown


def _add_change(shown: list[ThreadEntry | ChangeRun], activity: Activity) -> None:
    if not shown or not isinstance(shown[-1], ChangeRun):
        shown.append(ChangeRun())
    run = shown[-1]
    if isinstance(run, ChangeRun):
        run.changes.append(change_of(activity))


def _entry(message: Message, attachments: Sequence[Attachment], move: str, their: CustomerClock) -> ThreadEntry:
    frame = _frame(message) if message.body_html else None
    is_folded = bool(message.reply_text) and _words(message.reply_text) != _words(message.body_text)
    cids = {attachment.content_id.strip("<>") for attachment in attachments if attachment.content_id}
    shown_within = {cid for cid in cids if f"cid:{cid}" in message.body_html} if not is_folded else set()
    return ThreadEntry(
        pk=message.pk,
        kind=message.direction,
        author=_author(message),
        address=message.from_email if message.direction == Direction.IN else "",
        handle=message.handle if message.handle != _author(message) else "",
        link=message.link,
        way=_way(message),
        move=move,
        at=message.created_at,
        body=of_message(message.reply_text) if is_folded else "" if frame else of_message(message.body_text),
        whole=of_message(message.body_text) if is_folded and not frame else "",
        frame=frame,
        is_folded=is_folded,
        copies=", ".join(message.cc),
        blind_copies=", ".join(message.bcc),
        files=[_file(item) for item in attachments if item.content_id.strip("<>") not in shown_within],
        delivery=_standing(message, their) if message.direction == Direction.OUT else None,
        text=message.body_text,
        signature=message.signature,
    )


def _frame(message: Message) -> Frame:
    return Frame(reverse("tickets:message_body", args=[message.pk]), estimated_height(message.body_text))


def attachment_url(attachment: Attachment) -> str:
    return reverse("tickets:attachment", args=[attachment.key])


def _words(text: str) -> list[str]:
    return text.split()


def _file(attachment: Attachment) -> File:
    is_image = attachment.content_type in SHOWN_INLINE
    return File(attachment_url(attachment), attachment.filename, attachment.size, is_image)


def _author(message: Message) -> str:
    if message.author_user:
        return message.author_user.name or message.author_user.email
    if message.from_name or message.direction != Direction.IN:
        return message.from_name or "Amends"
    known = message.author_customer
    return (known.name or known.preferred_name if known else "") or message.from_email or gettext("Customer")


def _way(message: Message) -> str:
    where = {Visibility.PUBLIC: gettext("%(by)s, in public"), Visibility.PRIVATE: gettext("%(by)s, in private")}
    by = gettext(CHANNELS[message.channel].by) if message.channel in CHANNELS else ""
    if message.is_auto_reply:
        return gettext("automatic answer %(by)s") % {"by": by}
    if message.delivery in PENDING:
        return gettext("to %(to)s, not sent yet") % {"to": ", ".join(message.to)}
    if message.direction == Direction.OUT:
        if message.to:
            return gettext("replied to %(to)s") % {"to": ", ".join(message.to)}
        return gettext("replied %(by)s") % {"by": by}
    return where.get(Visibility(message.posted), "%(by)s") % {"by": by}


def _leaves(left: int) -> str:
    return gettext("Leaves in %(count)s s") % {"count": left} if left else gettext("Leaves in a moment")


def _standing(message: Message, their: CustomerClock) -> DeliveryStanding | None:
    reason = why_not_delivered(message)
    if message.delivery in PENDING:
        when = gettext("Leaves %(when)s") % {"when": their.words(message.send_after)} if message.send_after else ""
        held = message.delivery == DeliveryState.HELD
        return DeliveryStanding(message.delivery, gettext("Held back") if held else when, reason, waits=True)
    if message.delivery == DeliveryState.QUEUED:
        leaves_at = message.send_after if message.send_after and message.send_after > timezone.now() else None
        left = int((leaves_at - timezone.now()).total_seconds()) + 1 if leaves_at else 0
        return DeliveryStanding("queued", _leaves(left), leaves_at=leaves_at)
    if message.delivery == DeliveryState.SENDING:
        return DeliveryStanding(
            "sending", gettext("Delayed, we keep trying") if reason else gettext("On its way"), reason
        )
    if message.delivery == DeliveryState.SENT and message.sent_at:
        is_late = {item.fate for item in setbacks_of(message)} == {Fate.LATE}
        key = "sent" if not reason else "slow" if is_late else "partly"
        words = gettext("Sent %(clock)s") % {"clock": clock(timezone.localtime(message.sent_at))}
        return DeliveryStanding(key, words, reason, place("retry_reply", message.pk) if key == "partly" else "")
    if message.delivery == DeliveryState.FAILED:
        return DeliveryStanding("failed", gettext("Not delivered"), reason, place("retry_reply", message.pk))
    return DeliveryStanding("none", gettext("Not sent by mail")) if message.delivery == DeliveryState.NONE else None
