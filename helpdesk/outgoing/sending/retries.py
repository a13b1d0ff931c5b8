"""Decides how soon a mail is tried again of which somebody was told to come back later, and who else is tried then.

It is our own mail server that is asked, so that few may ask often. When one of them is served after all, those who were
told the same are tried at once: what kept them away may be over.
"""

import datetime as dt
import random

from django.utils import timezone

from helpdesk.outgoing.models import OutgoingMail, OutgoingState, Recipient, RecipientState
from helpdesk.web.requests.throttle import allow
from helpdesk.web.workers.back_off import BackOff

FIRST, LONGEST = dt.timedelta(minutes=1), dt.timedelta(seconds=75)
MOST = 4 * 3600
"""So many who wait ask once a second in all; with more of them nobody waits any longer."""
_EVERY = 5
_SOONEST = 0.8
"""The part of its length that a wait has at least: chance decides, so that not all who waited come back at once."""


def back_off(attempts: int, others: int) -> dt.timedelta:
    """How long a mail waits after so many attempts, while `others` wait too: twice as long each time, up to a limit."""
    longest = max(LONGEST, dt.timedelta(seconds=min(others, MOST)))
    wait = BackOff(first=FIRST, longest=longest).after(attempts)
    return wait * random.uniform(_SOONEST, 1)  # noqa: S311 - no secret


def how_many_wait(channel: str) -> int:
    """How many mails were tried and are not due yet, up to `MOST`."""
    waiting = OutgoingMail.objects.filter(
        channel=channel, state=OutgoingState.QUEUED, next_attempt_at__gt=timezone.now(), attempts__gt=0
    )
    return waiting.values("pk")[:MOST].count()


def wake_others(channel: str, cause: str) -> int:
    """Make those due who were told the same as one who is served now; returns how many, at most every few seconds."""
    if not allow("told-later", f"{channel}:{cause}", limit=1, seconds=_EVERY):
        return 0
    now = timezone.now()
    same = Recipient.objects.filter(state=RecipientState.WAITING, cause=cause).values("mail_id")
    waiting = OutgoingMail.objects.filter(channel=channel, state=OutgoingState.QUEUED, next_attempt_at__gt=now)
    return waiting.filter(attempts__gt=0, send_after__lte=now, pk__in=same).update(next_attempt_at=now)
