"""The files that come with what a reply begins with. The room that knows them registers how they are read."""

from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile

from helpdesk.people.models import User

FilesOf = Callable[[User, int], list[UploadedFile[bytes]]]
"""Copies of the files that come with it, by the key of what it began with, as far as that person may use it."""

_sources: list[FilesOf] = []


def register(files_of: FilesOf) -> None:
    """Add a source of such files."""
    _sources.append(files_of)


def brought_files(user: User, key: int | None) -> list[UploadedFile[bytes]]:
    """Copies of the files that come with what a reply begins with; none where it begins with nothing.

    Raises:
        OSError: one cannot be read.
    """
    return [file for files_of in _sources for file in files_of(user, key)] if key is not None else []
