"""How a reply that did not arrive gets a second chance. The room that carries mail registers it from its `apps.py`."""

from django.urls import reverse

_names: list[str] = []


def register_retry(url_name: str) -> None:
    """`url_name` takes the id of the message, and a POST to it tries again."""
    _names[:] = [url_name]


def retry_url(message_id: int) -> str:
    """Where to try again; empty when nobody carries mail."""
    return reverse(_names[0], args=[message_id]) if _names else ""
