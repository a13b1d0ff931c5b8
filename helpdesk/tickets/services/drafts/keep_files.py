"""Keeps files that wait: of a form that was refused or is not sent yet, until its words are sent."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q

from helpdesk.tickets.models import KeptFile, KeptPost
from helpdesk.tickets.words import storable

POST_DAYS, FILE_DAYS = dt.timedelta(days=14), dt.timedelta(days=1)
BATCH = 500


def keep_files(uploads: Iterable[UploadedFile[bytes]], **owner: Any) -> list[KeptFile]:
    """Store files as they came; `owner` names the draft or the kept form that they belong to, and their field.

    Raises:
        OSError: one could not be written; those written before it are removed again.
    """
    kept: list[KeptFile] = []
    try:
        with transaction.atomic():
            for upload in uploads:
                kept.append(_keep(upload, owner))  # noqa: PERF401 - what is written so far must be known on failure
    except BaseException:
        for row in kept:
            row.file.delete(save=False)
        raise
    return kept


def _keep(upload: UploadedFile[bytes], owner: dict[str, Any]) -> KeptFile:
    row = KeptFile(
        filename=storable(upload.name or "")[:255] or "file",
        content_type=storable(upload.content_type or "")[:120] or "application/octet-stream",
        size=upload.size or 0,
        **owner,
    )
    upload.seek(0)
    row.file.save(row.filename, upload, save=False)
    row.save()
    return row


def prune_kept(*, now: dt.datetime) -> int:
    """Remove kept forms that nobody came back to, and files that a visitor's form left behind. Returns how many."""
    KeptPost.objects.filter(created_at__lt=now - POST_DAYS, files=None).delete()
    old = Q(post__created_at__lt=now - POST_DAYS) | Q(post=None, draft=None, created_at__lt=now - FILE_DAYS)
    gone = KeptFile.objects.filter(old).order_by("created_at")[:BATCH]
    count = len(gone)
    forget_files(gone)
    return count


def forget_files(files: Iterable[KeptFile]) -> None:
    """Remove the rows of kept files now, and the files themselves once the transaction is committed."""
    gone = list(files)
    if not gone:
        return
    KeptFile.objects.filter(pk__in=[row.pk for row in gone]).delete()

    def remove() -> None:
        for row in gone:
            row.file.storage.delete(str(row.file.name))

    transaction.on_commit(remove)
