"""Words of the task about a date that a customer was told, and that no longer holds."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.tickets.wording.tasks import TaskWords, Values, register
from helpdesk.web.words.formats import date_and_time

TOLD = "told_date"
"""The task of whoever answers by a date that the customer was told, or tells them of another."""


def register_task() -> None:
    """Register the words; called once, from `apps.py`."""
    register(TOLD, TaskWords(gettext_noop("Answer by the date that was told, or tell them of another"), _detail))


def _detail(values: Values) -> str:
    told, due = _when(values["told"]), _when(values["due"])
    words = (
        gettext("They were told that they hear from us by %(told)s. By the reply policies it is due %(due)s now.")
        if due
        else gettext("They were told that they hear from us by %(told)s. Nothing is due by then now.")
    )
    return words % {"told": told, "due": due}


def _when(stored: str) -> str:
    if not stored:
        return ""
    return date_and_time(timezone.localtime(dt.datetime.fromisoformat(stored)), timezone.localtime())
