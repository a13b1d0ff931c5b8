"""The periodic job that removes old entries."""

from celery import shared_task

from helpdesk.audit import services


@shared_task(name="audit.prune")
def prune() -> int:
    """Remove entries whose time is over."""
    return services.prune()
