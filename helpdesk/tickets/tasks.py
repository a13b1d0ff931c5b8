"""Periodic work on tickets."""

import datetime as dt

from celery import shared_task
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Message, Status, Ticket
from helpdesk.tickets.services import prune_kept, release_scheduled, update_ticket

CLOSE_AFTER = dt.timedelta(days=14)
BATCH = 500
NEWEST = 20_000


@shared_task(name="tickets.release_scheduled")
def release_due() -> int:
    """Let the scheduled replies leave whose time has come, or hold them back with the reason."""
    due = Message.objects.filter(delivery=DeliveryState.SCHEDULED, send_after__lte=timezone.now())
    count = 0
    for message in due.select_related("ticket", "author_user").order_by("send_after", "pk")[:BATCH]:
        release_scheduled(message=message)
        count += 1
    return count


@shared_task(name="tickets.close_resolved")
def close_resolved() -> int:
    """Close tickets that stayed resolved for two weeks; a customer's reply still opens them again."""
    quiet = Ticket.objects.filter(status=Status.RESOLVED, resolved_at__lt=timezone.now() - CLOSE_AFTER)
    count = 0
    for ticket in quiet.order_by("resolved_at")[:BATCH]:
        update_ticket(
            ticket=ticket, actor=Actor.system(gettext_noop("Closed after two quiet weeks")), status=Status.CLOSED
        )
        count += 1
    return count


@shared_task(name="tickets.follow_calendar", expires=60)
def follow_calendar() -> int:
    """Move the due times of open tickets when opening hours, holidays or reply policies changed."""
    return services.follow_calendar()


@shared_task(name="tickets.keep_told_dates", expires=60)
def keep_told_dates() -> int:
    """Ask somebody about each date that a customer was told and that no longer holds."""
    return services.keep_told_dates()


@shared_task(name="tickets.take_over_leavers", expires=60)
def take_over_leavers() -> int:
    """Put the open tickets of those who left into Unassigned."""
    return services.take_over_leavers()


@shared_task(name="tickets.prune_kept")
def prune_kept_forms() -> int:
    """Delete forms and files that were kept for somebody who did not come back."""
    return prune_kept(now=timezone.now())


@shared_task(name="tickets.index_newest")
def index_missing() -> int:
    """Let search find what another release stored while this one was put in its place."""
    return services.index_newest(among=NEWEST)
