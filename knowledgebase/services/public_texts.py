"""Writes, publishes and withdraws the shop's own words on public pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.people.models import User
from knowledgebase.models import PublicText, PublicTextRevision
from knowledgebase.queries.public_texts import kept
from knowledgebase.services.parts.store import rendered_or_refused
from knowledgebase.texts import doubts


def save_public_text(
    *, key: str, language: str, body: str, by: User | None, publish: bool = False, seen_version: int | None = None
) -> PublicText:
    """Store words as the newest version, unless they are that already; `publish` shows them to customers.

    `seen_version` is the newest version that the writer knew.

    Raises:
        ValidationError: no words, too many, a placeholder that is none, or a colleague saved a version meanwhile.
    """
    body = body.replace("\r\n", "\n").replace("\x00", "").strip()
    if not body:
        raise ValidationError({"body": gettext("Write something here first.")})
    if found := doubts(body):
        raise ValidationError({"body": found})
    rendered_or_refused(body)
    PublicText.objects.bulk_create([PublicText(key=key, language=language)], ignore_conflicts=True)
    with _changing(PublicText.objects.get(key=key, language=language), by) as row:
        _refuse_unseen(row, seen_version)
        _write(row, body, by)
        if publish:
            row.is_published, row.version = True, row.latest_version
    return row


def publish_public_text(*, text: PublicText, by: User | None) -> PublicText:
    """Show customers the newest version."""
    with _changing(text, by) as row:
        row.is_published, row.version = True, row.latest_version
    return row


def withdraw_public_text(*, text: PublicText, by: User | None) -> PublicText:
    """Show customers the built-in words again; the shop's own stay as they are."""
    with _changing(text, by) as row:
        row.is_published = False
    return row


def bring_back_public_text(*, text: PublicText, number: int, by: User | None) -> PublicText:
    """Make the words of an old version the newest ones; customers read them once they are published.

    Raises:
        PublicTextRevision.DoesNotExist: there is no such version.
    """
    with _changing(text, by) as row:
        _write(row, row.revisions.get(number=number).body, by)
    return row


@contextmanager
def _changing(text: PublicText, by: User | None) -> Iterator[PublicText]:
    """Change a text that nobody else changes meanwhile; one entry of the audit log."""
    with transaction.atomic():
        with recorded(text, by=by):
            row = PublicText.objects.get(pk=text.pk)
            yield row
            row.save()
        transaction.on_commit(kept.changed)
    kept.forget()


def _write(row: PublicText, body: str, by: User | None) -> None:
    last = row.revisions.filter(number=row.latest_version).first()
    if last is None or last.body != body:
        row.latest_version += 1
        PublicTextRevision.objects.create(text=row, number=row.latest_version, body=body, author=by)


def _refuse_unseen(row: PublicText, seen_version: int | None) -> None:
    if seen_version is not None and seen_version != row.latest_version:
        author = row.revisions.get(number=row.latest_version).author
        raise ValidationError(
            gettext("%(who)s saved version %(version)s while you were writing. Nothing was saved; your text is here.")
            % {"who": author.short_name if author else gettext("Somebody"), "version": row.latest_version}
        )
