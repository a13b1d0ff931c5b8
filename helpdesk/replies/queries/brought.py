"""Reads the files that a saved reply brings along."""

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from helpdesk.people.models import User
from helpdesk.replies.access import visible_to
from helpdesk.replies.models import SavedReply, SavedReplyFile


def files_with(reply: SavedReply) -> Sequence[SavedReplyFile]:
    """The files of a saved reply, without those that were taken off."""
    return [file for file in reply.files.all() if file.removed_at is None]


def files_brought(user: User, key: int) -> list[UploadedFile[bytes]]:
    """Copies of the files of a saved reply that a person may use; none for any other.

    Raises:
        OSError: one cannot be read.
    """
    reply = visible_to(user).filter(pk=key, is_active=True).prefetch_related("files").first()
    return [_copy(file) for file in files_with(reply)] if reply else []


def _copy(file: SavedReplyFile) -> UploadedFile[bytes]:
    with file.file.storage.open(str(file.file.name)) as stored:
        return SimpleUploadedFile(file.filename, stored.read(), file.content_type)
