"""Remembers where people are signed in, and ends their sessions."""

import secrets

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import record
from helpdesk.people.devices import in_words
from helpdesk.people.models import StaffSession, User
from helpdesk.people.verbs import OTHER_SESSIONS_ENDED, SESSION, SESSION_ENDED
from helpdesk.web.requests.language import writing_for_the_desk


def note_session(*, user: User, session_key: str, address: str, agent: str) -> None:
    """Remember that somebody is there now; two statements."""
    now = timezone.now()
    row = StaffSession(session_key=session_key, user=user, address=address, agent=agent[:400], seen_at=now)
    newer = ["user", "address", "agent", "seen_at"]
    StaffSession.objects.bulk_create([row], update_conflicts=True, unique_fields=["session_key"], update_fields=newer)
    User.objects.filter(pk=user.pk).update(seen_at=now)


def end_session(*, session: StaffSession, by: User) -> None:
    """Sign one browser out; whoever sits there has to sign in again."""
    with transaction.atomic(), writing_for_the_desk():
        Session.objects.filter(pk=session.session_key).delete()
        session.delete()
        record(SESSION_ENDED, by=by, kind=SESSION, about=f"{in_words(session.agent)}, {session.address}")


def end_other_sessions(*, user: User, keep: str) -> None:
    """Sign a person out everywhere but in the session `keep`, which has to be told its new hash.

    Also where nobody remembered that they are: a new salt ends whatever was begun under the old one. API tokens stay.
    """
    with transaction.atomic():
        user.session_salt = secrets.token_urlsafe(12)
        user.save(update_fields=["session_salt"])
        others = StaffSession.objects.filter(user=user).exclude(session_key=keep)
        Session.objects.filter(pk__in=others.values("session_key")).delete()
        others.delete()
        record(OTHER_SESSIONS_ENDED, by=user)


def forget_ended_sessions() -> int:
    """Forget where people were signed in once the session is over, and return how many there were."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    return StaffSession.objects.exclude(session_key__in=running.values("pk")).delete()[0]
