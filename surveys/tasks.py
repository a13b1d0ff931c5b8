"""The periodic job that sends surveys. It only looks for due rows, so that running twice, or late, changes nothing."""

from celery import shared_task

from surveys import services

BATCH = 200


@shared_task(name="surveys.send_due_invitations", expires=60)
def send_due_invitations() -> int:
    """Decides on due invitations and hands the mails over. Returns how many were looked at."""
    count = 0
    while count < BATCH and services.send_next_invitation():
        count += 1
    return count
