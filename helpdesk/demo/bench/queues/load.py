"""What waits: mails that fall due one after the other, and events that are due at once.

Mails are stored for another day, and moved to now by one statement when all else is ready: storing them is no delay.
"""

import datetime as dt
import time
from collections.abc import Iterator
from itertools import cycle

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from helpdesk.events import publish
from helpdesk.events.models import Delivery
from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.outgoing.services.queue_mail import new_message_id, queue_mail
from helpdesk.tickets.events import TicketChanged
from helpdesk.tickets.models import Ticket

BATCH = 500
LATER, SOON = dt.datetime(2100, 1, 1, tzinfo=dt.UTC), dt.timedelta(seconds=2)


def later_mails(count: int, *, per_second: float) -> None:
    """Stores mails as `queue_mail` does, each due a moment after the one before, from `LATER` on."""
    for numbers in _batches(count):
        mails = OutgoingMail.objects.bulk_create(
            [_mail(number, LATER + dt.timedelta(seconds=number / per_second)) for number in numbers]
        )
        Recipient.objects.bulk_create([Recipient(mail=mail, address=mail.recipient, role="to") for mail in mails])


def fall_due() -> None:
    """The first of them is due in a moment."""
    by = LATER - timezone.now() - SOON
    stored = OutgoingMail.objects.filter(send_after__gte=LATER)
    stored.update(send_after=F("send_after") - by, next_attempt_at=F("next_attempt_at") - by)


def _mail(number: int, due: dt.datetime) -> OutgoingMail:
    address = f"customer{number}@bench.example"
    return OutgoingMail(
        internet_message_id=new_message_id("help@bench.example"),
        kind="reply",
        mail_from="help@bench.example",
        recipient=address,
        to=[address],
        subject=f"Re: request {number}",
        text="Thank you, we have sent a new one today.\n" * 10,
        send_after=due,
        next_attempt_at=due,
    )


def waiting_events(count: int) -> None:
    """Publishes changes of tickets, for all who listen to them."""
    tickets: Iterator[int] = cycle(Ticket.objects.order_by("pk").values_list("pk", flat=True))
    for numbers in _batches(count):
        with transaction.atomic():
            for _ in numbers:
                publish(TicketChanged(ticket_id=next(tickets), fields=("priority",)))


def awake() -> None:
    """Returns once both workers have done something: a first event is delivered, a first mail has left.

    Raises:
        TimeoutError: they do nothing.
    """
    waiting_events(1)
    first = queue_mail(to=["first@bench.example"], subject="First", text="First")
    deadline = time.monotonic() + 120
    while Delivery.objects.filter(state=Delivery.State.PENDING).exists() or not _left(first):
        if time.monotonic() > deadline:
            raise TimeoutError("the workers did nothing for two minutes")
        time.sleep(0.5)
    first.delete()


def _left(mail: OutgoingMail) -> bool:
    return OutgoingMail.objects.filter(pk=mail.pk, sent_at__isnull=False).exists()


def lateness() -> list[float]:
    """Seconds from each mail's time to its leaving, ascending; of those that have left."""
    left = OutgoingMail.objects.filter(kind="reply", sent_at__isnull=False).values_list("send_after", "sent_at")
    return sorted((sent - due).total_seconds() for due, sent in left if sent)


def _batches(count: int) -> Iterator[range]:
    return (range(start, min(start + BATCH, count)) for start in range(0, count, BATCH))
