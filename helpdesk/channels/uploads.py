"""Files that people send through forms."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from helpdesk.channels.mail.file_names import safe_file_name
from helpdesk.tickets.words import NewFile
from helpdesk.web.formats import file_size

MAX_FILES = 10


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files up to `MAX_FILES`; cleans to a list of NewFile."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[NewFile]:
        """
        Raises:
            ValidationError: too many files, or one too large; the words say which and what the limit is.
        """
        uploads = [item for item in (data if isinstance(data, list | tuple) else [data]) if item]
        if len(uploads) > MAX_FILES:
            raise ValidationError(f"Please choose at most {MAX_FILES} files at once.")
        for upload in uploads:
            if upload.size > settings.ATTACHMENT_MAX_BYTES:
                limit = file_size(settings.ATTACHMENT_MAX_BYTES)
                raise ValidationError(f"{upload.name} is too large: {file_size(upload.size)}, limit {limit}.")
        return [_new_file(upload, number) for number, upload in enumerate(uploads, start=1)]


def _new_file(upload: UploadedFile[bytes], number: int) -> NewFile:
    kind = upload.content_type or "application/octet-stream"
    return NewFile(filename=safe_file_name(upload.name or "", kind, number), content=upload.read(), content_type=kind)
