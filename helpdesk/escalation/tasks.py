"""Periodic work of this room."""

from celery import shared_task

from helpdesk.escalation import services


@shared_task(name="escalation.take_steps", expires=30)
def take_steps() -> int:
    """Tell whom it concerns of tickets whose time runs out or is over, and end what was answered."""
    return services.take_due_steps()
