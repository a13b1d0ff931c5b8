"""Keeps a form whose session had ended, for its writer."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from helpdesk.tickets.files import files_within_limits
from helpdesk.tickets.models import KeptFile, KeptPost
from helpdesk.tickets.services.drafts.keep_files import forget_files, keep_files
from helpdesk.tickets.words import storable, storable_words

MOST = 20
"""How many kept forms one person has; the oldest makes room."""

Fields = Sequence[tuple[str, str]]
Chosen = Sequence[tuple[str, UploadedFile[bytes]]]


def keep_post(*, user_id: int, path: str, fields: Fields, files: Chosen = ()) -> KeptPost:
    """Keep fields and files of a form; files that are too many or too large together are left out.

    Raises:
        OSError: a file could not be written.
    """
    fits, _ = files_within_limits([file for _, file in files])
    with transaction.atomic():
        stored = [[storable(name), storable_words(value)] for name, value in fields]
        kept = KeptPost.objects.create(user_id=user_id, path=path[:2000], fields=stored)
        for name in dict.fromkeys(name for name, _ in files):
            keep_files([file for own, file in files if own == name and file in fits], post=kept, field=name[:60])
        for old in KeptPost.objects.filter(user_id=user_id).order_by("-pk")[MOST:]:
            forget_post(old)
    return kept


def forget_post(kept: KeptPost) -> None:
    """Delete a kept form and its files: it was sent, or is not wanted."""
    with transaction.atomic():
        forget_files(KeptFile.objects.filter(post=kept))
        kept.delete()
