"""Reads one event of a batch at a time: what a provider garbled in one must not cost the others."""

import json
from dataclasses import dataclass, field
from typing import Any

from anymail.exceptions import AnymailConfigurationError
from anymail.webhooks.base import AnymailCoreWebhookView
from django.http import HttpRequest

MANDRILL = "mandrill_events"
NOT_READABLE = (
    *(ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError, OverflowError),
    AnymailConfigurationError,
)


@dataclass
class Batch:
    """The events that could be read, and of the others what was sent and why it could not be read."""

    events: list[Any] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Post:
    """As much of a request as the readers of providers look at."""

    body: bytes
    content_type: str = "application/json"
    POST: dict[str, str] = field(default_factory=dict)


def read_batch(view: AnymailCoreWebhookView, request: HttpRequest) -> Batch:
    """Read everything that the post holds.

    Raises:
        ValueError, KeyError and the others of `NOT_READABLE`: it is no batch at all.
    """
    batch = Batch()
    for sent, post in _parts(request):
        try:
            batch.events += view.parse_events(post)
        except NOT_READABLE as error:
            batch.unreadable.append((sent, repr(error)))
    return batch


def _parts(request: HttpRequest) -> list[tuple[str, Any]]:
    """Each event with a post of its own; a post that is no list stays as it is."""
    if MANDRILL in request.POST:
        texts = [json.dumps(event) for event in _list(json.loads(request.POST[MANDRILL]))]
        return [(text, _Post(b"", POST={MANDRILL: f"[{text}]"})) for text in texts]
    if request.content_type != "application/json":
        return [(request.POST.urlencode(), request)]
    known = json.loads(request.body.decode())
    if not isinstance(known, list):
        return [(request.body.decode(), request)]
    texts = [json.dumps(event) for event in known]
    return [(text, _Post(f"[{text}]".encode())) for text in texts]


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("the events are no list")
    return value
