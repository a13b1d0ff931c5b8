"""Periodic work on products."""

from celery import shared_task

from helpdesk.customers.services.merge_products import move_late_ones


@shared_task(name="customers.move_late_ones")
def follow_merged_products() -> int:
    """Move what came to name a product that was merged meanwhile."""
    return move_late_ones()
