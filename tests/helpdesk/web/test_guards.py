"""What a view believes about who asks is what its guard has made sure of."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from helpdesk.web.requests import access
from helpdesk.web.requests.staff import SignedInRequest, StaffRequest

GUARD = access._guarded.__code__.co_filename


def views(resolver: URLResolver) -> Iterator[Callable[..., Any]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.callback
        else:
            yield from views(entry)


def layers(view: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    yield view
    while view := getattr(view, "__wrapped__", None):  # type: ignore[assignment]
        yield view


def believing(kind: type) -> dict[str, list[str]]:
    """The views that take such a request, with the files of all that is wrapped around them."""
    found = {}
    for view in views(get_resolver()):
        *outer, inner = layers(view)
        first = next(iter(inspect.signature(inner).parameters.values()), None)
        if first and first.annotation is kind:
            found[f"{inner.__module__}.{inner.__qualname__}"] = [
                layer.__code__.co_filename for layer in outer if hasattr(layer, "__code__")
            ]
    return found


def test_a_view_for_colleagues_is_behind_the_guard() -> None:
    found = believing(StaffRequest)
    assert len(found) > 50
    assert [name for name, files in found.items() if GUARD not in files] == []


def test_a_view_for_the_signed_in_is_behind_the_sign_in() -> None:
    found = believing(SignedInRequest)
    assert found
    assert [name for name, files in found.items() if not any("auth/decorators" in file for file in files)] == []
