"""Words of the task of whoever is asked something in a private note."""

from django.utils.translation import gettext_noop

from helpdesk.tickets.wording.tasks import TaskWords, register

ASKED = "asked_in_note"
"""The task of whoever was asked; its detail is what the note begins with."""


def register_task() -> None:
    """Register the words; called once, from `apps.py`."""
    register(ASKED, TaskWords(gettext_noop("Question from %(who)s")))
