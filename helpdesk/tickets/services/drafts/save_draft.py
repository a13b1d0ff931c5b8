"""Keeps drafts while somebody writes, deletes them once they are sent, and brings back a reply that is taken back."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent, NewerDraft
from helpdesk.tickets.models import Draft, KeptFile, Message, Ticket
from helpdesk.tickets.services.drafts.hold import lock_ticket
from helpdesk.tickets.services.drafts.keep_files import forget_files, keep_files
from helpdesk.tickets.words import storable, storable_words


def save_draft(
    *,
    ticket: Ticket,
    user: User,
    body: str,
    kind: str = Draft.Kind.REPLY,
    cc: str = "",
    bcc: str = "",
    written_at: dt.datetime | None = None,
    submission_key: uuid.UUID | None = None,
    files: Sequence[UploadedFile[bytes]] = (),
    left_out: Sequence[uuid.UUID] = (),
    begun_with: int | None = None,
) -> Draft | None:
    """Keep what a person has written so far, with files that they chose; those `left_out` are forgotten.

    One without words and files is forgotten; returns the draft, or None.

    Raises:
        NewerDraft: what is kept was written after `written_at`; nothing was changed.
        AlreadySent: these words, or later ones, were sent under `submission_key` meanwhile; nothing was changed.
        OSError: a file could not be written.
    """
    at = min(written_at or timezone.now(), timezone.now())
    words = {"body": storable_words(body), "cc": storable(cc)[:2000], "bcc": storable(bcc)[:2000]}
    with transaction.atomic():
        # Waits for a sending that is under way, so that no sent words come back as a draft.
        lock_ticket(ticket)
        sent = sent_under(submission_key, ticket)
        if sent and (sent.body_text == words["body"] or sent.created_at >= at):
            raise AlreadySent(sent.pk)
        key = {"submission_key": None if sent else submission_key, "begun_with": begun_with}
        draft = _write(ticket, user, at, {**words, **key, "kind": Draft.Kind(kind), "written_at": at})
        forget_files(draft.files.filter(key__in=left_out))
        keep_files(files, draft=draft)
    if draft.body.strip() or draft.files_of_id or draft.files.exists():
        return draft
    discard(ticket, user)
    return None


def _write(ticket: Ticket, user: User, at: dt.datetime, values: dict[str, Any]) -> Draft:
    draft, is_new = Draft.objects.select_for_update(no_key=True).get_or_create(
        ticket=ticket, user=user, defaults=values
    )
    if is_new:
        return draft
    if draft.written_at > at:
        raise NewerDraft(draft.written_at)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save()
    return draft


def sent_under(key: uuid.UUID | None, ticket: Ticket) -> Message | None:
    """The message of this ticket that was sent under the key of its form."""
    return Message.objects.filter(submission_key=key, ticket=ticket).first() if key else None


def discard(ticket: Ticket, user: User) -> None:
    """Delete a person's draft and its files."""
    draft = Draft.objects.filter(ticket=ticket, user=user).first()
    if draft is None:
        return
    forget_files(KeptFile.objects.filter(draft=draft))
    draft.delete()


def discard_sent(
    ticket: Ticket, sent: Message, user: User, *, written_at: dt.datetime | None = None, again: bool = False
) -> None:
    """Delete what was sent. Other words that are newer stay as the draft, without the files that have left.

    `again`: it was sent before, and this is only another try of it.
    """
    draft = Draft.objects.filter(ticket=ticket, user=user).first()
    if draft is None:
        return
    if not _is_newer(draft, sent, written_at, again=again):
        discard(ticket, user)
    elif not again:
        forget_files(KeptFile.objects.filter(draft=draft))
        draft.files_of, draft.submission_key = None, None
        draft.save(update_fields=["files_of", "submission_key", "updated_at"])


def _is_newer(draft: Draft, sent: Message, written_at: dt.datetime | None, *, again: bool = False) -> bool:
    """Whether a draft has other words than what was sent, of another form, or from after `written_at`, when those that
    were sent were written as far as their page knew. Where nothing tells when, words that are a part of them are older.
    """
    if draft.body.strip() in ("", sent.body_text.strip()):
        return False
    if draft.submission_key != sent.submission_key and (again or draft.submission_key):
        return True
    if written_at is None:
        return draft.body.strip() not in sent.body_text
    return _milliseconds(draft.written_at) > _milliseconds(written_at)


def _milliseconds(moment: dt.datetime) -> int:
    """The instant in milliseconds, as pages know it."""
    return int(moment.timestamp() * 1000)


def restore(message: Message, user: User | None) -> None:
    """Put a reply that was taken back into the draft of `user`, before what they may have begun since."""
    if user is None:
        return
    begun = Draft.objects.filter(ticket_id=message.ticket_id, user=user).first()
    parts = [message.body_text, begun.body if begun else ""]
    body = "\n\n".join(dict.fromkeys(part for part in parts if part))
    Draft.objects.update_or_create(
        ticket_id=message.ticket_id,
        user=user,
        defaults={
            "body": body,
            "kind": Draft.Kind.REPLY,
            "cc": ", ".join(message.cc)[:2000],
            "bcc": ", ".join(message.bcc)[:2000],
            "files_of": message,
            "begun_with": message.begun_with,
            "written_at": timezone.now(),
        },
    )
