"""Hands out attachments: streamed, never run. Whoever calls has checked that the reader may see the ticket."""

from collections.abc import Iterable
from typing import Protocol

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.translation import gettext, gettext_lazy

from helpdesk.tickets.words import NewFile
from helpdesk.web.words.formats import file_size

SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Pictures without scripts; everything else is a download without a type that a browser would open."""

MAX_FILES = 20
NOT_KEPT = gettext_lazy(
    "We cannot keep files now, so nothing was sent. Your text is here: try again later, or without them."
)
"""What a form says when the disk is full or closed."""


class StoredFile(Protocol):
    """A row with a file: of a message, kept for one, or of another room."""

    filename: str
    content_type: str
    size: int

    @property
    def file(self) -> FieldFile: ...


def file_response(attachment: StoredFile) -> FileResponse:
    """The file under its own name; 404 when it is gone from the disk."""
    inline = attachment.content_type in SHOWN_INLINE
    try:
        content = attachment.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content,
        as_attachment=not inline,
        filename=attachment.filename,
        content_type=attachment.content_type if inline else "application/octet-stream",
    )
    response["Content-Length"] = attachment.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


Uploads = list[UploadedFile[bytes]]


def files_within_limits(
    chosen: Iterable[UploadedFile[bytes]], beside: Iterable[int] = (), *, most: int = MAX_FILES
) -> tuple[Uploads, str]:
    """The files that may go together, in their order, beside others of these sizes; and in words which may not.

    Nothing is read: the size of an upload is known before.
    """
    taken, limit = list(beside), settings.ATTACHMENT_MAX_BYTES
    fits: Uploads = []
    left: list[str] = []
    for file in chosen:
        size = file.size or 0
        if len(taken) < most and sum(taken) + size <= limit:
            taken.append(size)
            fits.append(file)
        else:
            left.append(f"{file.name or 'file'} ({file_size(size)})")
    if not left:
        return fits, ""
    words = gettext("%(files)s cannot go with it: at most %(most)d files and %(limit)s go with one message.")
    return fits, words % {"files": ", ".join(left), "most": most, "limit": limit_words()}


def limit_words() -> str:
    """The limit as every page tells it: a round number of MB, 1024 kB each as computers count, not 26 MB for 25."""
    limit = settings.ATTACHMENT_MAX_BYTES
    whole = limit // 1024**2
    return f"{whole} MB" if whole else file_size(limit)


def uploaded(chosen: Iterable[UploadedFile[bytes]]) -> list[NewFile]:
    """The uploads of a form as new files, with their bytes."""
    return [
        NewFile(
            filename=file.name or "file",
            content=file.read(),
            content_type=file.content_type or "application/octet-stream",
        )
        for file in chosen
    ]


def copied(stored: Iterable[StoredFile]) -> list[NewFile]:
    """Stored files as new files: of a reply that was taken back, kept until now, or of a saved reply."""
    return [
        NewFile(filename=kept.filename, content=kept.file.read(), content_type=kept.content_type) for kept in stored
    ]
