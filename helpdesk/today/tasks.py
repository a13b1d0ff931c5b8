"""Periodic work of this room."""

from celery import shared_task

from helpdesk.today import services


@shared_task(name="today.tell_leads", expires=60)
def tell_leads() -> int:
    """Tell those who lead of the sweep, once a day from the chosen time on."""
    return services.tell_leads()
