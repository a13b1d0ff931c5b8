"""Stores how a colleague wants to be told."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from helpdesk.notifications.kinds import kind_of, known
from helpdesk.notifications.models import Notice, NoticeChoices
from helpdesk.notifications.planning import plan
from helpdesk.people.models import User


def save_choices(*, person: User, **values: Any) -> NoticeChoices:
    """Store fields of `NoticeChoices`; what waits for its mail goes by them at once.

    Raises:
        ValidationError: a value that a field does not take.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=person.pk)
        row = NoticeChoices.objects.filter(user=person).first() or NoticeChoices(user=person)
        for field, value in values.items():
            setattr(row, field, value)
        row.full_clean()
        row.save()
        _plan_anew(row, person)
    return row


def _plan_anew(row: NoticeChoices, person: User) -> None:
    """What was told already stays in the app; when its mail comes, if any does, is decided by what they chose now."""
    now = timezone.now()
    waiting = Notice.objects.filter(user=person, seen_at=None, mailed_at=None, kind__in=[kind.key for kind in known()])
    for notice in waiting.select_for_update(no_key=True):
        planned = plan(row, person, kind_of(notice.kind), now)
        notice.way, notice.mail_at = planned.way, planned.mail_at
        notice.save(update_fields=["way", "mail_at"])
