"""Sees to it that no number of a payment card stays in the bytes of a mail."""

from django.utils import timezone

from helpdesk.intake.matching.read_mail import read_mail
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.raw_content import is_bulky, write_content
from helpdesk.web.words.card_files import masked_mail


def keep_without_cards(row: RawMail, raw: bytes) -> None:
    """Put bytes without the numbers in the place of the stored ones, in the caller's transaction.

    Where a number cannot be cut out of the bytes, a message that has become words on a ticket loses them; one that was
    set aside keeps them until somebody has decided about it, or it would be lost.
    """
    safe = masked_mail(raw)
    if not read_mail(safe).card_masked:
        _write(row, RawMail.pack(safe))
    elif row.outcome != IntakeOutcome.QUARANTINED:
        _write(row, b"")
        RawMail.objects.filter(pk=row.pk).update(content_removed_at=timezone.now())


def _write(row: RawMail, packed: bytes) -> None:
    if is_bulky(packed):
        write_content(row.pk, packed)
    else:
        RawMail.objects.filter(pk=row.pk).update(content=packed)
