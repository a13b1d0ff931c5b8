"""Attaches files to a draft as soon as they are chosen, whatever becomes of its words meanwhile."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from helpdesk.people.models import User
from helpdesk.tickets import files
from helpdesk.tickets.models import Attachment, Draft, KeptFile, Ticket
from helpdesk.tickets.services.drafts.hold import lock_ticket
from helpdesk.tickets.services.drafts.keep_files import keep_files
from helpdesk.tickets.services.drafts.save_draft import sent_under
from helpdesk.tickets.words import storable

NOT_WRITTEN_YET = dt.datetime.fromtimestamp(0, dt.UTC)

Chosen = tuple[UploadedFile[bytes], uuid.UUID | None]
"""A file, and the key of the form that it was chosen in."""


@dataclass(frozen=True)
class DraftFiles:
    """The files of one sending: those of a reply taken back, those that waited with the draft, and those that came now.

    `refused` says in words which of the new ones cannot go with it.
    """

    back: list[Attachment]
    kept: list[KeptFile]
    fresh: Sequence[UploadedFile[bytes]]
    refused: str


def attach_to_draft(
    *, ticket: Ticket, user: User, chosen: Sequence[Chosen], submission_key: uuid.UUID | None = None
) -> str:
    """Keep files with a person's draft, and return in words which cannot go with it.

    The draft's words and their time stay as they are. A file that is kept already, or has left with the words of its
    form, is not kept again.

    Raises:
        OSError: a file could not be written; none is kept.
    """
    with transaction.atomic():
        lock_ticket(ticket)
        draft = Draft.objects.filter(ticket=ticket, user=user).select_related("files_of").first()
        found = files_for_draft(ticket, draft, chosen)
        if found.fresh and draft is None:
            key = None if sent_under(submission_key, ticket) else submission_key
            draft = Draft.objects.create(ticket=ticket, user=user, submission_key=key, written_at=NOT_WRITTEN_YET)
        if found.fresh:
            keep_files(found.fresh, draft=draft)
    return found.refused


def files_for_draft(
    ticket: Ticket, draft: Draft | None, chosen: Sequence[Chosen], left_out: Sequence[uuid.UUID] = ()
) -> DraftFiles:
    """The files that go with a draft when more are chosen, and in words which may not."""
    back = list(draft.files_of.attachments.all()) if draft and draft.files_of else []
    kept = list(draft.files.exclude(key__in=left_out).order_by("pk")) if draft else []
    sizes = [*(file.size for file in back), *(file.size for file in kept)]
    fresh, refused = files.files_within_limits(_not_kept(_not_sent(ticket, chosen), kept), sizes)
    return DraftFiles(back, kept, fresh, refused)


def _not_kept(uploads: Iterable[UploadedFile[bytes]], kept: Sequence[KeptFile]) -> list[UploadedFile[bytes]]:
    """Without those that are kept already: the browser did not hear that they had arrived, and sends them again."""
    return [file for file in uploads if not _arrived(file, kept)]


def _not_sent(ticket: Ticket, chosen: Sequence[Chosen]) -> list[UploadedFile[bytes]]:
    """Without those that have left with the words of the form that they were chosen in, as a page that was closed in
    that moment does not know."""
    keys = {key for _, key in chosen if key}
    if not keys:
        return [file for file, _ in chosen]
    left = Attachment.objects.filter(message__ticket=ticket, message__submission_key__in=keys)
    sent = set(left.values_list("message__submission_key", "filename", "sha256"))
    return [file for file, key in chosen if not sent or (key, *_mark(file)) not in sent]


def _arrived(file: UploadedFile[bytes], kept: Sequence[KeptFile]) -> bool:
    alike = [row for row in kept if (row.filename, row.size) == (file.name, file.size)]
    return bool(alike) and any(_content(row) == _read(file) for row in alike)


def _content(row: KeptFile) -> bytes:
    with row.file.storage.open(str(row.file.name)) as stored:
        return bytes(stored.read())


def _read(file: UploadedFile[bytes]) -> bytes:
    file.seek(0)
    content = bytes(file.read())
    file.seek(0)
    return content


def _mark(file: UploadedFile[bytes]) -> tuple[str, str]:
    """Name and SHA-256, as an attachment has them."""
    return storable(file.name or "")[:255] or "file", hashlib.sha256(_read(file)).hexdigest()
