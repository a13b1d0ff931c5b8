"""HTML from outside has two locks, the sanitiser and the sandboxed frame. Each of them holds alone."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from tests.running.fixtures import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

SITE = "http://amends.test"
LETTER = "/crafted/page/?of=/crafted/foreign/"
OVERHANG = """() => {
  const inner = document.querySelector("iframe.framed").contentDocument.documentElement;
  return inner.scrollHeight - inner.clientHeight;
}"""


@pytest.fixture
def page(browser: Browser, settings: LazySettings) -> Iterator[Page]:
    """A browser that gets its answers from the application itself, with the crafted addresses in it."""
    settings.ROOT_URLCONF = "tests.security.crafted"
    settings.ALLOWED_HOSTS = ["amends.test"]
    client = Client(SERVER_NAME="amends.test")

    def answer(route: Route) -> None:
        where = urlsplit(route.request.url)
        static = finders.find(where.path.removeprefix("/static/")) if where.path.startswith("/static/") else None
        if where.netloc != "amends.test" or not isinstance(static, str | None):
            return route.abort()
        if static:
            return route.fulfill(path=static)
        found = client.get(f"{where.path}?{where.query}")
        return route.fulfill(status=found.status_code, headers=dict(found.items()), body=found.content)

    context = browser.new_context(base_url=SITE, reduced_motion="reduce", color_scheme="light")
    context.set_default_timeout(10_000)
    context.route("**/*", answer)
    yield context.new_page()
    context.close()


def ran(page: Page, path: str) -> bool:
    """Whether the crafted document got a word in, by itself or by a click."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    where = page.frame_locator("iframe.framed") if "page/" in path else page
    for link in where.locator("#link").all():
        link.click()
    return page.evaluate("document.documentElement.dataset.ran") is not None


def test_the_attack_works_where_there_is_no_lock(page: Page) -> None:
    assert ran(page, "/crafted/bare/")


def test_the_sanitiser_holds_without_the_frame(page: Page) -> None:
    assert not ran(page, "/crafted/cleaned/")


def test_the_frame_holds_without_the_sanitiser(page: Page) -> None:
    assert not ran(page, "/crafted/page/?of=/crafted/bare/")


def test_the_document_holds_without_the_frame_and_the_sanitiser(page: Page) -> None:
    assert not ran(page, "/crafted/sandboxed/")


def test_the_frame_grows_to_its_content(page: Page) -> None:
    page.goto(LETTER)
    expect(page.locator("iframe.framed")).to_have_attribute("style", re.compile(r"height: 1\d{3}px"))
    assert page.evaluate(OVERHANG) <= 1


def test_pictures_elsewhere_are_loaded_when_the_reader_asks_in_the_frame(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "evil" in request.url else None)
    page.goto(LETTER)
    ask = page.frame_locator("iframe.framed").get_by_role("link", name="Show pictures")
    ask.wait_for()
    assert asked == []
    ask.click()
    expect(ask).to_have_count(0)
    assert asked == ["https://evil.example/pixel.gif"]


def test_the_frame_follows_the_theme_and_passes_keys_on(page: Page) -> None:
    page.goto(LETTER)
    inner = page.frame_locator("iframe.framed")
    inner.locator("main").wait_for()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(inner.locator("html")).to_have_attribute("data-theme", "dark")
    page.evaluate("document.querySelector('[data-key]').onclick = () => { document.title = 'pressed' }")
    inner.get_by_text("A line").first.click()
    page.keyboard.press("j")
    expect(page).to_have_title("pressed")
