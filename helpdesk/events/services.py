"""Takes words of a person out of events and their deliveries."""

from collections.abc import Callable
from typing import Any

from helpdesk.events.models import Delivery, EventRecord


def erase_words(*, named: Callable[[Any], bool]) -> int:
    """Empty what names somebody in payloads and in errors of deliveries; returns how many rows.

    Payloads hold ids, and errors the words of a traceback: there are few of either.
    """
    failed = Delivery.objects.exclude(error="").only("pk", "error").iterator(chunk_size=500)
    errors = [row.pk for row in failed if named(row.error)]
    Delivery.objects.filter(pk__in=errors).update(error="")
    events = 0
    for event in EventRecord.objects.iterator(chunk_size=2000):
        if named(event.payload):
            event.payload = {name: "" if named(value) else value for name, value in event.payload.items()}
            event.save(update_fields=["payload"])
            events += 1
    return len(errors) + events
