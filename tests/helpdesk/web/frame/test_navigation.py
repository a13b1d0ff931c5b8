"""Rail, public links and places: only what resolves and is allowed."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve

from helpdesk.web.frame import navigation, sections
from helpdesk.web.frame.context import Navigation
from helpdesk.web.frame.context import navigation as context


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> navigation.Registry:
    empty = navigation.Registry()
    monkeypatch.setattr(navigation, "registry", empty)
    return empty


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/healthz")
    request.resolver_match = resolve("/healthz")
    request.user = SimpleNamespace(role="agent", theme="")  # type: ignore[assignment]
    return request


def test_areas_come_in_order_and_without_dead_ones(registry: navigation.Registry, request_: HttpRequest) -> None:
    navigation.register_area("b", "B", "inbox", "readyz", 20)
    navigation.register_area("a", "A", "inbox", "healthz", 10)
    navigation.register_area("gone", "Gone", "inbox", "nowhere:page", 5)
    assert [entry.key for entry in navigation.rail(request_)] == ["a", "b"]


def test_an_area_can_be_for_some_only(registry: navigation.Registry, request_: HttpRequest) -> None:
    navigation.register_area("a", "A", "inbox", "healthz", 10, allowed=lambda user: user.role == "admin")
    assert navigation.rail(request_) == []


def test_the_namespace_lights_the_area(registry: navigation.Registry, request_: HttpRequest) -> None:
    navigation.register_area("a", "A", "inbox", "healthz", 10, namespaces=("people",))
    request_.resolver_match = SimpleNamespace(namespace="people")  # type: ignore[assignment]
    assert navigation.rail(request_)[0].current


def test_header_and_footer_links(registry: navigation.Registry, request_: HttpRequest) -> None:
    navigation.register_public_link("About", "healthz", 10)
    navigation.register_public_link("My requests", "readyz", 10, footer=False)
    nav = Navigation(request_)
    assert [(link.label, link.current) for link in nav.footer_links] == [("About", True)]
    assert [link.label for link in nav.header_links] == ["My requests"]


def test_an_unknown_place_is_empty(registry: navigation.Registry) -> None:
    navigation.register_place("search", "healthz")
    assert Navigation.places["search"] == "/healthz"
    assert Navigation.places["nowhere"] == ""


@pytest.mark.parametrize(
    ("own", "cookie", "shown"), [("dark", "light", "dark"), ("", "light", "light"), ("", "<b>", ""), ("", "", "")]
)
def test_theme_is_the_persons_then_the_browsers(own: str, cookie: str, shown: str, request_: HttpRequest) -> None:
    request_.user.theme = own  # type: ignore[union-attr]
    request_.COOKIES["theme"] = cookie
    assert context(request_)["nav"].theme == shown


def test_a_section_says_how_much_waits_there(monkeypatch: pytest.MonkeyPatch, request_: HttpRequest) -> None:
    monkeypatch.setattr(sections, "_sections", {})
    sections.register("settings", "Mail", "inbox", "healthz", 10, count=lambda user: 3)
    sections.register("settings", "Other", "inbox", "readyz", 20)
    assert [entry.count for entry in Navigation(request_).settings] == [3, None]
