"""A program of somebody else that posts what people write."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from helpdesk.channels.models import Endpoint
from helpdesk.channels.webhook import signature
from helpdesk.web.sealed import seal

SECRET = signature.new_secret()
Post = Callable[..., Any]


@pytest.fixture
def endpoint(db: None) -> Endpoint:
    """A network on which people write about the shop."""
    return Endpoint.objects.create(name="Chirp", slug="chirp", channel="social", secret=seal(SECRET))


@pytest.fixture
def post(endpoint: Endpoint, client: Client) -> Post:
    """Posts, signed, what @ana wrote; fields by name."""

    def send(post_id: str = "post-1", *, secret: str = SECRET, at: float | None = None, **fields: Any) -> Any:
        said = {"text": "My kettle leaks.", "author": {"handle": "@ana", "name": "Ana Lima"}} | fields
        body = json.dumps(said).encode()
        signed = signature.headers(secret, post_id, body, at=time.time() if at is None else at)
        return client.post(
            f"/api/v1/channels/{endpoint.slug}/posts/", body, content_type="application/json", headers=signed
        )

    return send
