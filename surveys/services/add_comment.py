"""Stores the words after the score."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from helpdesk.tickets.words import storable_words
from surveys.errors import AnswerIsFinal
from surveys.models import Answer
from surveys.models.answer import COMMENT_LENGTH
from surveys.queries.links import is_editable
from surveys.texts import REASON_KEYS


def add_comment(*, answer: Answer, comment: str, reasons: Sequence[str] = (), may_contact: bool = False) -> Answer:
    """Store comment, reasons (unknown ones are dropped) and consent; they can be changed for two weeks.

    Raises:
        AnswerIsFinal: two weeks have passed.
    """
    with transaction.atomic():
        row = Answer.objects.select_for_update(no_key=True).get(pk=answer.pk)
        if not is_editable(row):
            raise AnswerIsFinal
        row.comment = storable_words(comment).strip()[:COMMENT_LENGTH]
        row.reasons = [key for key in REASON_KEYS if key in reasons]
        row.may_contact = may_contact
        row.edited_at = timezone.now()
        row.save(update_fields=["comment", "reasons", "may_contact", "edited_at"])
    return row
