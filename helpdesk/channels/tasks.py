"""Periodic work of channels. Each run finds what is due in the rows; a second run changes nothing."""

import logging

from celery import shared_task

from helpdesk.channels.webhook import inbound

log = logging.getLogger(__name__)


@shared_task(name="channels.take_in_posts")
def take_in_posts() -> None:
    """Finish posts whose process died between storing and taking in."""
    for post_id in inbound.left_behind():
        try:
            inbound.take_in(post_id)
        except Exception:  # one post holds nobody else up
            log.exception("post %s could not be taken in", post_id)
