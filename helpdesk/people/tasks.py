"""Periodic work on accounts."""

import time
from importlib import import_module

from celery import shared_task
from django.conf import settings

from helpdesk.people.models import HandOver
from helpdesk.people.services.handing_over import go_on
from helpdesk.people.services.sessions import forget_ended_sessions
from helpdesk.web.workers.alone import advisory_lock

_HAND_OVER = 7_365_132
_AT_MOST_SECONDS = 60


@shared_task(name="people.clear_sessions")
def clear_sessions() -> None:
    """Delete sessions that have expired; nobody can come back to them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget_ended_sessions()


@shared_task(name="people.hand_over")
def hand_over() -> None:
    """Go on with each hand-over that is at work, one worker each, for a minute at most."""
    until = time.monotonic() + _AT_MOST_SECONDS
    for row in HandOver.objects.filter(state=HandOver.State.AT_WORK).order_by("pk"):
        with advisory_lock(_HAND_OVER, row.pk) as is_mine:
            while is_mine and go_on(hand_over=row) and time.monotonic() < until:
                pass
