"""Periodic work on accounts."""

from importlib import import_module

from celery import shared_task
from django.conf import settings

from helpdesk.people.services.sessions import forget_ended_sessions


@shared_task(name="people.clear_sessions")
def clear_sessions() -> None:
    """Delete sessions that have expired; nobody can come back to them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget_ended_sessions()
