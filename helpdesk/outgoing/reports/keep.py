"""Stores reports as rows: each once, before anything happens because of it."""

import hashlib
import logging
from collections.abc import Mapping

from anymail.signals import AnymailTrackingEvent
from django.utils import timezone

from helpdesk.outgoing.models import MailEvent
from helpdesk.outgoing.reports.one_by_one import NOT_READABLE, Batch
from helpdesk.tickets.words import storable

log = logging.getLogger(__name__)

KINDS = ("bounced", "rejected", "failed", "deferred", "delivered", "complained", "unsubscribed")
"""What changes something here. Openings and clicks are nobody's business and are not kept."""

_MAX_NAMES = 10


def store_reports(provider: str, batch: Batch) -> bool:
    """Store reports for the worker's next look; one that is here already is left alone.

    False, with nothing stored, for a post in which nobody could read anything.
    """
    rows, unreadable = [], list(batch.unreadable)
    for event in batch.events:
        try:
            rows.append(_row(provider, event))
        except NOT_READABLE as error:
            unreadable.append((str(event.esp_event), repr(error)))
    for _, why in unreadable:
        log.warning("an event in a post to the webhook of %s could not be read: %s", provider, why)
    if unreadable and not rows:
        return False
    told = [_unreadable(provider, sent, why) for sent, why in unreadable]
    MailEvent.objects.bulk_create([*filter(None, rows), *told], ignore_conflicts=True)
    return True


def _row(provider: str, event: AnymailTrackingEvent) -> MailEvent | None:
    """None for what changes nothing here."""
    if event.event_type not in KINDS:
        return None
    now = timezone.now()
    return MailEvent(
        provider=provider,
        key=_key(provider, event),
        kind=event.event_type,
        recipient=_text(event.recipient)[:320],
        names=_names(event),
        reason=_text(event.mta_response or event.description or event.reject_reason)[:500],
        received_at=now,
        next_try_at=now,
    )


def _unreadable(provider: str, sent: str, why: str) -> MailEvent:
    now = timezone.now()
    return MailEvent(
        provider=provider,
        key=hashlib.sha256(f"{provider}\n{sent}".encode("utf-8", "replace")).hexdigest(),
        reason=_text(why)[:500],
        state=MailEvent.State.UNREADABLE,
        received_at=now,
        next_try_at=now,
    )


def _key(provider: str, event: AnymailTrackingEvent) -> str:
    """The provider's id of the report where it has one, else what was said about whom and when."""
    told = [event.event_id] if event.event_id else [event.message_id, event.timestamp]
    parts = [provider, event.event_type, event.recipient, *told]
    return hashlib.sha256("\n".join(_text(part) for part in parts).encode("utf-8", "replace")).hexdigest()


def _names(event: AnymailTrackingEvent) -> list[str]:
    """Every word of the report that may name the mail."""
    raw = event.esp_event if isinstance(event.esp_event, Mapping) else {}
    told = [event.message_id, raw.get("smtp-id"), raw.get("CustomID"), *dict(event.metadata or {}).values()]
    texts = (_text(name) for name in told if isinstance(name, str | int))
    return list(dict.fromkeys(text[:250] for text in texts if text))[:_MAX_NAMES]


def _text(value: object) -> str:
    return "" if value is None else " ".join(storable(str(value)).split())
