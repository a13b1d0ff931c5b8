"""Periodic work of this room."""

from celery import shared_task

from helpdesk.events import clock
from helpdesk.notifications import services


@shared_task(name="notifications.send_due")
def send_due() -> int:
    """Mail what is due of what people have not seen in the app."""
    clock.check_clock()
    return services.send_due()
