"""Periodic work on saved replies."""

from celery import shared_task
from django.utils import timezone

from helpdesk.replies import services


@shared_task(name="replies.prune_files")
def prune_files() -> int:
    """Clear away files that were taken off and not brought back."""
    return services.prune_files(now=timezone.now())
