"""Keeps files with saved replies, takes them off, brings them back, and clears them away."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply, SavedReplyFile
from helpdesk.tickets.files import MAX_FILES, limit_words
from helpdesk.tickets.words import NewFile, storable

BACK_WITHIN = dt.timedelta(days=1)
"""How long a file that was taken off can be brought back."""


def keep_with(reply: SavedReply, files: Sequence[NewFile]) -> None:
    """Store files with a saved reply whose row the caller holds.

    Raises:
        ValidationError: they would be more, or larger together, than one answer may have.
        OSError: one could not be written; those written before it are removed again.
    """
    _check_together(reply, files)
    written: list[SavedReplyFile] = []
    try:
        for new in files:
            written.append(_store(reply, new))  # noqa: PERF401 - what is written so far must be known on failure
    except BaseException:
        for row in written:
            row.file.delete(save=False)
        raise


def remove_file(*, file: SavedReplyFile, by: User | None) -> None:
    """Take a file off its saved reply. Answers that it went with before keep theirs."""
    with recorded(file.saved_reply, by=by):
        file.removed_at = timezone.now()
        file.save(update_fields=["removed_at"])


def restore_file(*, file: SavedReplyFile, by: User | None) -> None:
    """Bring a file back that was taken off.

    Raises:
        ValidationError: others took its place meanwhile.
    """
    with recorded(file.saved_reply, by=by):
        if file.removed_at:
            _check_together(file.saved_reply, [], file.size)
            file.removed_at = None
            file.save(update_fields=["removed_at"])


def prune_files(*, now: dt.datetime) -> int:
    """Clear away files that were taken off more than a day ago, and return how many."""
    gone = list(SavedReplyFile.objects.filter(removed_at__lt=now - BACK_WITHIN))
    with transaction.atomic():
        SavedReplyFile.objects.filter(pk__in=[row.pk for row in gone]).delete()
        clear_away(gone)
    return len(gone)


def clear_away(files: Iterable[SavedReplyFile]) -> None:
    """Remove the files of rows that are gone from the storage, once the transaction is committed."""
    gone = [(row.file.storage, str(row.file.name)) for row in files]

    def remove() -> None:
        for storage, name in gone:
            storage.delete(name)

    transaction.on_commit(remove)


def _check_together(reply: SavedReply, files: Sequence[NewFile], *more: int) -> None:
    kept = reply.files.filter(removed_at=None).values_list("size", flat=True) if reply.pk else ()
    sizes = [*kept, *(len(new.content) for new in files), *more]
    if len(sizes) > MAX_FILES or sum(sizes) > settings.ATTACHMENT_MAX_BYTES:
        words = gettext("At most %(most)d files and %(limit)s go with one saved reply.")
        raise ValidationError({"attachments": words % {"most": MAX_FILES, "limit": limit_words()}})


def _store(reply: SavedReply, new: NewFile) -> SavedReplyFile:
    row = SavedReplyFile(
        saved_reply=reply,
        filename=storable(new.filename)[:255] or "file",
        content_type=storable(new.content_type)[:120],
        size=len(new.content),
    )
    row.file.save(row.filename, ContentFile(new.content), save=False)
    row.save()
    return row
