"""Stores the words that managers give to the system's mails, and takes them back."""

import logging

from django.db import IntegrityError, transaction

from helpdesk.audit.services import recorded
from helpdesk.outgoing.models import MailTemplate, OutgoingMail
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.texts.registry import MailText, Words
from helpdesk.outgoing.texts.sample import sample
from helpdesk.people.models import User
from helpdesk.web import shop

log = logging.getLogger(__name__)


class ChangedMeanwhileError(Exception):
    """Somebody else saved first; `row` is what they left, None when they went back to the built-in words."""

    def __init__(self, row: MailTemplate | None) -> None:
        super().__init__("somebody else changed this text meanwhile")
        self.row = row


def version_of(row: MailTemplate | None) -> str:
    """A name for one state of a text, so that a later one is noticed; empty for the built-in words."""
    return row.updated_at.isoformat() if row else ""


def save_mail_text(text: MailText, language: str, *, words: Words, by: User, seen: str) -> MailTemplate:
    """Use these words from now on.

    Raises:
        ChangedMeanwhileError: it is no longer the version `seen`.
    """
    with transaction.atomic():
        row = _held(text, language, seen) or MailTemplate(key=text.key, language=language)
        row.subject, row.body, row.updated_by = words.subject, words.body, by
        try:
            with recorded(row, by=by):
                row.save()
        except IntegrityError as error:
            raise ChangedMeanwhileError(MailTemplate.objects.filter(key=text.key, language=language).first()) from error
    log.info("mail text %s (%s) changed by %s", text.key, language, by.email)
    return row


def use_built_in(text: MailText, language: str, *, by: User, seen: str) -> Words | None:
    """Go back to the built-in words. Returns what was in use, None when they already were.

    Raises:
        ChangedMeanwhileError: it is no longer the version `seen`.
    """
    with transaction.atomic():
        row = _held(text, language, seen)
        if row is None:
            return None
        with recorded(row, by=by):
            MailTemplate.objects.filter(pk=row.pk).delete()
    log.info("mail text %s (%s) set back by %s", text.key, language, by.email)
    return Words(row.subject, row.body)


def send_to_oneself(text: MailText, language: str, *, words: Words, by: User) -> OutgoingMail:
    """Queue a real mail with example values, to the person who asks for it.

    Raises:
        KeyError, ValueError: the words cannot be used.
    """
    mail = sample(text, words, language)
    return queue_mail(
        to=[by.email],
        subject=f"[Try] {mail.subject or text.title}",
        text=mail.text,
        html=mail.html,
        from_name=shop.facts().name,
    )


def _held(text: MailText, language: str, seen: str) -> MailTemplate | None:
    row = MailTemplate.objects.select_for_update(no_key=True).filter(key=text.key, language=language).first()
    if version_of(row) != seen:
        raise ChangedMeanwhileError(row)
    return row
