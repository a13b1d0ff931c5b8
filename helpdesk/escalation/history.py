"""The ids of what this room writes into a ticket's history, and their words."""

from django.utils.translation import gettext_noop

from helpdesk.tickets.wording import history

WARNED, BREACHED, ESCALATED = "escalation.warned", "escalation.breached", "escalation.escalated"
ENDED, RESUMED = "escalation.ended", "escalation.resumed"


def register() -> None:
    """Register them; called once, from `apps.py`."""
    history.register(WARNED, gettext_noop("warned that the time runs out"))
    history.register(BREACHED, gettext_noop("told that it is overdue"))
    history.register(ESCALATED, gettext_noop("escalated it"))
    history.register(ENDED, gettext_noop("ended the escalation"))
    history.register(RESUMED, gettext_noop("went on with the escalation"))
