"""Takes all words and files out of a ticket, and leaves what reports count: kinds, times, scores, who worked on it."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone

from helpdesk.search.vectors import names_in
from helpdesk.tickets.models import (
    UNSAID,
    Activity,
    Attachment,
    DeliveryState,
    Direction,
    Draft,
    DueKind,
    KeptFile,
    Message,
    OwnValue,
    Participant,
    SearchDocument,
    Status,
    Task,
    Ticket,
)
from helpdesk.tickets.services.parts import store
from helpdesk.tickets.verbs import TAGS_ADDED, TAGS_REMOVED

_TOLD = {"status", "priority", "impact", "assignee", "team", "product", "channel", "language", "severity"}
_TOLD |= {"desired_outcome", TAGS_ADDED, TAGS_REMOVED}
"""What the history of an erased ticket goes on to tell: nothing that anybody wrote."""

_WORDS = dict.fromkeys(("from_email", "reply_to", "handle", "link", "subject", "body_text", "body_html"), "")
_WORDS |= dict.fromkeys(("reply_text", "internet_message_id", "delivery_error"), "")
_LISTS = ("to", "cc", "bcc", "setbacks")

_FORGET_WORDS = """
    DELETE FROM tickets_searchword AS known USING unnest(%s::text[]) AS gone (word)
    WHERE known.word = gone.word AND NOT EXISTS (
        SELECT FROM tickets_searchdocument WHERE words @@ quote_literal(known.word)::tsquery
    )
"""


def erase_ticket(*, ticket: Ticket) -> None:
    """Take the words, files, addresses and drafts out of a ticket; one that was open is closed, and
    its open tasks are done, by nobody. A second time does nothing. Nobody is told, and no rule runs."""
    with store.locked(ticket) as row:
        if row.erased_at:
            return
        messages = Message.objects.filter(ticket=row)
        names = _names(messages, row)
        empty_messages(messages)
        remove_kept(KeptFile.objects.filter(draft__ticket=row))
        Draft.objects.filter(ticket=row).delete()
        Participant.objects.filter(ticket=row).delete()
        OwnValue.objects.filter(ticket=row, text__isnull=False).delete()
        Task.objects.filter(ticket=row).update(title="", detail="", values={})
        Task.objects.filter(ticket=row, done_at=None).update(done_at=timezone.now())
        SearchDocument.objects.filter(ticket=row).delete()
        forget_words(names)
        for line in Activity.objects.filter(ticket=row):
            line.changes = {name: pair for name, pair in line.changes.items() if name in _TOLD}
            line.cause = {name: value for name, value in line.cause.items() if isinstance(value, int)}
            line.actor_label = "" if line.actor_kind == Activity.ActorKind.CUSTOMER else line.actor_label
            line.save(update_fields=["changes", "cause", "actor_label"])
        _close(row)


def _names(messages: Iterable[Message], ticket: Ticket) -> set[str]:
    texts = [ticket.subject, ticket.requester.display_name]
    texts += [text for message in messages for text in (message.subject, message.from_name)]
    return {word for text in texts for word in names_in(text)}


def _close(row: Ticket) -> None:
    closed = {"status": Status.CLOSED, "closed_at": timezone.now()} if row.status != Status.CLOSED else {}
    Ticket.objects.filter(pk=row.pk).update(
        subject="",
        last_words="",
        awaiting_since=None,
        due_at=None,
        told_due_at=None,
        due_kind=DueKind.NONE,
        escalate_at=None,
        alarm_at=None,
        erased_at=timezone.now(),
        version=row.version + 1,
        **closed,
    )


def empty_messages(messages: Any) -> None:
    """Take words, addresses and files out of messages, in the caller's transaction. What has not left never does."""
    for attachment in Attachment.objects.filter(message__in=messages.values("pk")):
        remove_file(attachment)
        attachment.delete()
    messages.filter(delivery__in=(*UNSAID, DeliveryState.QUEUED)).update(delivery=DeliveryState.WITHDRAWN)
    messages.filter(direction=Direction.IN).update(from_name="")
    messages.update(**_WORDS, **{name: [] for name in _LISTS})
    SearchDocument.objects.filter(message__in=messages.values("pk")).delete()


def remove_kept(files: Iterable[KeptFile]) -> None:
    """Remove files that wait, with their rows."""
    for row in files:
        remove_file(row)
        row.delete()


def remove_file(row: Attachment | KeptFile) -> None:
    """Remove a file from the disk before its row: were the row the first to go, a crash would leave a file that
    nobody knows of."""
    if row.file:
        row.file.storage.delete(str(row.file.name))


def forget_words(words: Iterable[str]) -> None:
    """Take words of names out of what typing errors are corrected towards, unless somebody else's text has them."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET_WORDS, [sorted(words)])
