"""What of surveys is kept for a time: the words of answers."""

import datetime as dt

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.customers.registry import holds_of
from helpdesk.privacy.registry import Example, Foreseen, RetentionClass, for_ever, register
from surveys.models import Answer


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        RetentionClass(
            "survey_comments",
            gettext_noop("Comments of surveys"),
            gettext_noop("Comments go, counted from the day of the answer. Scores and reasons stay."),
            50,
            for_ever,
            _foresee,
            _examples,
            _empty,
        )
    )


def _old(before: dt.datetime) -> QuerySet[Answer]:
    held = [hold.ticket_id for hold in holds_of(None)]
    written = Answer.objects.filter(answered_at__lt=before).exclude(comment="")
    return written.exclude(invitation__ticket__in=held) if held else written


def _foresee(before: dt.datetime) -> Foreseen:
    found = _old(before).aggregate(count=Count("pk"), oldest=Min("answered_at"))
    return Foreseen(found["count"], found["oldest"])


def _examples(before: dt.datetime, most: int) -> list[Example]:
    rows = _old(before).order_by("answered_at", "pk")[:most]
    return [Example(row.comment[:80], reverse("surveys:scores"), row.answered_at) for row in rows]


def _empty(before: dt.datetime, most: int) -> int:
    found = list(_old(before).order_by("answered_at", "pk").values_list("pk", flat=True)[:most])
    return Answer.objects.filter(pk__in=found).update(comment="")
