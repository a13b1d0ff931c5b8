"""Reports as rows: each once, before anything happens because of it."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from anymail.signals import AnymailTrackingEvent
from django.utils import timezone

from helpdesk.channels.models import MailEvent

KINDS = ("bounced", "rejected", "failed", "deferred", "delivered", "complained", "unsubscribed")
"""What changes something here. Openings and clicks are nobody's business and are not kept."""

_MAX_NAMES = 10


def keep(provider: str, events: Iterable[Any]) -> int:
    """Stores reports, for the worker's next look; one that is here already is left alone. Returns how many matter."""
    now = timezone.now()
    rows = [
        MailEvent(
            provider=provider,
            key=_key(provider, event),
            kind=event.event_type,
            recipient=_text(event.recipient)[:320],
            names=_names(event),
            reason=_text(event.mta_response or event.description or event.reject_reason)[:500],
            received_at=now,
            next_try_at=now,
        )
        for event in events
        if event.event_type in KINDS
    ]
    MailEvent.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


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
    return "" if value is None else " ".join(str(value).replace("\x00", "").split())
