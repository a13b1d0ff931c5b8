"""Fields for files that people send. Those of a form that was refused wait for it on the server."""

import logging
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from helpdesk.mime.content.file_names import safe_file_name
from helpdesk.tickets.files import copied, files_within_limits
from helpdesk.tickets.models import KeptFile
from helpdesk.tickets.services import keep_files
from helpdesk.tickets.words import NewFile
from helpdesk.web.requests.throttle import allow, client_address

log = logging.getLogger(__name__)

MAX_FILES = 10
MAX_MESSAGE = 20_000
"""Letters that one message from a form may have."""
CHOOSE_AGAIN = gettext_lazy("Choose your files again: we could not keep them.")


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; cleans to the list of uploads, which the form turns into NewFile."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        return [item for item in (data if isinstance(data, list | tuple) else [data]) if item]


class KeepsFiles(forms.Form):
    """A form with `attachments`. When it is refused its files are kept, and it carries their keys: whoever has the
    form may send them. A ticked box `left_out` leaves one out. `beside` are the sizes of files that are there
    already."""

    beside: Sequence[int] = ()

    def clean_attachments(self) -> list[NewFile]:
        """The chosen files and those that were kept, as new files.

        Raises:
            ValidationError: the files are too many or too large together; the words name those that cannot go.
        """
        fits, refused = self._fitting()
        if refused:
            raise ValidationError(refused)
        fresh = [_new_file(upload, number) for number, upload in enumerate(fits, start=1)]
        return [*copied(self.waiting), *fresh]

    @property
    def waiting(self) -> list[KeptFile]:
        """The files that were kept for this form and are to go with it."""
        given = self.data.getlist if hasattr(self.data, "getlist") else lambda name: []
        keys = _keys(given("kept")) - _keys(given("left_out"))
        found = KeptFile.objects.filter(key__in=keys, draft=None, post=None) if keys else KeptFile.objects.none()
        return [*found.order_by("pk"), *getattr(self, "_just_kept", [])]

    def keep(self, request: HttpRequest) -> None:
        """Keep the files of a refused form; each address may have so much kept within the hour."""
        fits, _ = self._fitting()
        if not fits:
            return
        if not allow("kept-files", client_address(request), limit=20, seconds=3600):
            self.add_error("attachments", CHOOSE_AGAIN)
            return
        try:
            self._just_kept = keep_files(fits)
        except OSError:
            log.exception("the files of a refused form could not be kept")
            self.add_error("attachments", CHOOSE_AGAIN)

    def _fitting(self) -> tuple[list[UploadedFile[bytes]], str]:
        chosen = self.files.getlist("attachments") if hasattr(self.files, "getlist") else []
        return files_within_limits(chosen, [*self.beside, *(kept.size for kept in self.waiting)], most=MAX_FILES)


def _new_file(upload: UploadedFile[bytes], number: int) -> NewFile:
    kind = upload.content_type or "application/octet-stream"
    return NewFile(filename=safe_file_name(upload.name or "", kind, number), content=upload.read(), content_type=kind)


def _keys(texts: list[str]) -> set[UUID]:
    keys = set()
    for text in texts[: MAX_FILES * 2]:
        try:
            keys.add(UUID(text))
        except ValueError:
            continue
    return keys
