"""Drafts: kept while somebody writes, gone once it is sent, back when a reply is taken back."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.tickets.errors import AlreadySent, NewerDraft
from helpdesk.tickets.models import Draft, KeptFile, Message, Ticket
from helpdesk.tickets.services.hold import hold
from helpdesk.tickets.services.keep_files import forget_files, keep_files
from helpdesk.tickets.words import storable


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
) -> Draft | None:
    """Keeps what a person has written so far, with files that they chose; those `left_out` are forgotten.

    One without words and files is forgotten; returns the draft, or None.

    Raises:
        NewerDraft: what is kept was written after `written_at`; nothing was changed.
        AlreadySent: these words, or later ones, were sent under `submission_key` meanwhile; no draft is left of them.
        OSError: a file could not be written.
    """
    at = min(written_at or timezone.now(), timezone.now())
    words = {"body": storable(body), "cc": storable(cc)[:2000], "bcc": storable(bcc)[:2000]}
    with transaction.atomic():
        # Waits for a sending that is under way, so that no sent words come back as a draft.
        hold(ticket)
        if sent := _sent(ticket, submission_key, words["body"], at):
            discard(ticket, user)
        else:
            draft = _write(ticket, user, at, {**words, "kind": Draft.Kind(kind), "written_at": at})
            forget_files(draft.files.filter(key__in=left_out))
            keep_files(files, draft=draft)
    if sent:
        raise AlreadySent(sent)
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


def _sent(ticket: Ticket, key: uuid.UUID | None, body: str, at: dt.datetime) -> int | None:
    """The message that was sent of these words, or of later ones."""
    if key is None:
        return None
    sent = Message.objects.filter(submission_key=key, ticket=ticket)
    return sent.filter(Q(body_text=body) | Q(created_at__gte=at)).values_list("pk", flat=True).first()


def discard(ticket: Ticket, user: User) -> None:
    """Forgets a person's draft and its files, for it was sent or emptied."""
    draft = Draft.objects.filter(ticket=ticket, user=user).first()
    if draft is None:
        return
    forget_files(KeptFile.objects.filter(draft=draft))
    draft.delete()


def restore(message: Message, user: User | None) -> None:
    """Puts a reply that was taken back into the draft of `user`, before what they may have begun since."""
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
            "written_at": timezone.now(),
        },
    )
