"""Handing out attachments: streamed, never run. Whoever calls has checked that the reader may see the ticket."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404

from helpdesk.tickets.models import Attachment
from helpdesk.tickets.words import NewFile

SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Pictures without scripts; everything else is a download without a type that a browser would open."""

MAX_FILES = 20
NOT_KEPT = "We cannot keep files now, so nothing was sent. Your text is here: try again later, or without them."
"""What a form says when the disk is full or closed."""


def file_response(attachment: Attachment) -> FileResponse:
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


def uploaded(files: Iterable[UploadedFile[bytes]]) -> list[NewFile]:
    """Files of a form.

    Raises:
        ValidationError: too many or too large.
    """
    chosen = list(files)
    limit = settings.ATTACHMENT_MAX_BYTES
    if len(chosen) > MAX_FILES:
        raise ValidationError({"files": f"At most {MAX_FILES} files go with one message."})
    if sum(file.size or 0 for file in chosen) > limit:
        raise ValidationError({"files": f"The files are larger than {limit // 1024 // 1024} MB together."})
    return [
        NewFile(
            filename=file.name or "file",
            content=file.read(),
            content_type=file.content_type or "application/octet-stream",
        )
        for file in chosen
    ]


def copied(attachments: Iterable[Attachment]) -> list[NewFile]:
    """Stored files as new ones, for a reply that was taken back and goes out again."""
    return [
        NewFile(filename=kept.filename, content=kept.file.read(), content_type=kept.content_type)
        for kept in attachments
    ]
