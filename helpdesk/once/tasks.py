"""The periodic job that deletes old idempotency keys."""

from celery import shared_task
from django.utils import timezone

from helpdesk.once.models import Answered


@shared_task(name="once.prune")
def prune() -> int:
    """Delete keys whose time is over."""
    return Answered.objects.filter(expires_at__lt=timezone.now()).delete()[0]
