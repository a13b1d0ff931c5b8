"""Serves and takes away the files by which services elsewhere see that the domain is the shop's."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import Actor, recorded
from helpdesk.shop.models import ProofFile

MOST = 20
"""How many are served at a time: each service elsewhere wants one."""


def save_proof_file(*, by: Actor | None, name: str, content: str) -> ProofFile:
    """Serve a file below the domain from now on; one of the same name is replaced.

    Raises:
        ValidationError: there are too many, or the content is empty or too long.
    """
    with transaction.atomic():
        row = ProofFile.objects.select_for_update(no_key=True).filter(name=name).first() or ProofFile(name=name)
        served = ProofFile.objects.filter(removed_at=None).exclude(pk=row.pk)
        if served.count() >= MOST:
            raise ValidationError(
                {"name": gettext("There are %(most)d files already; take one away.") % {"most": MOST}}
            )
        with recorded(row, by=by):
            row.content, row.removed_at = content, None
            row.full_clean()
            row.save()
    return row


def remove_proof_file(*, file: ProofFile, by: Actor | None) -> None:
    """Serve a file no more."""
    _turn(file, by, is_served=False)


def restore_proof_file(*, file: ProofFile, by: Actor | None) -> None:
    """Serve a file again that was taken away."""
    _turn(file, by, is_served=True)


def _turn(file: ProofFile, by: Actor | None, *, is_served: bool) -> None:
    with transaction.atomic():
        row = ProofFile.objects.select_for_update(no_key=True).get(pk=file.pk)
        if (row.removed_at is None) == is_served:
            return
        with recorded(row, by=by):
            row.removed_at = None if is_served else timezone.now()
            row.save(update_fields=["removed_at"])
