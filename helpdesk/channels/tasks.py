"""Periodic work of channels. A second run changes nothing."""

from celery import shared_task

from helpdesk.channels.webhook.retention import remove_old_bodies


@shared_task(name="channels.prune_posts")
def prune_posts() -> int:
    """Remove the bytes of posts that were taken in long ago."""
    return remove_old_bodies()
