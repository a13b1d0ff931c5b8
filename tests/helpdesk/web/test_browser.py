"""The components in a real browser: contrast and names in both themes, keys, menus, toasts, no side-scroll."""

import itertools
from collections.abc import Iterator
from typing import Literal

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.running.barriers import barriers
from tests.running.fixtures import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

PAGES = ["/styleguide/", "/styleguide/help/", "/accounts/login/"]


@pytest.fixture
def page(browser_beside: Browser, live_server: LiveServer, settings: LazySettings) -> Iterator[Page]:
    settings.DEBUG = True
    page = browser_beside.new_page(base_url=live_server.url)
    yield page
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_components_are_readable_and_named(page: Page, theme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    for path, width in itertools.product(PAGES, [1440, 390]):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path)
        assert barriers(page) == [], f"{path} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_shortcut_presses_its_button_but_not_while_writing(page: Page) -> None:
    page.goto("/styleguide/")
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    expect(page.locator("#shortcuts")).to_contain_text("New ticket")
    page.keyboard.press("Escape")
    page.get_by_label("Name").press("?")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_a_menu_filters_moves_and_gives_focus_back(page: Page) -> None:
    page.goto("/styleguide/")
    summary = page.locator("summary", has_text="Team")
    summary.click()
    page.get_by_label("Find a team").fill("team 3")
    expect(page.locator(".menu-item:visible")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".menu-item", has_text="Team 3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()


def test_a_dialog_begins_on_the_safe_button(page: Page) -> None:
    page.goto("/styleguide/")
    page.get_by_role("button", name="Open a dialog").click()
    expect(page.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#sample")).to_be_hidden()


def test_the_password_can_be_shown(page: Page) -> None:
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Show password").click()
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("type", "text")


def test_on_a_phone_views_and_details_open_by_their_address(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/styleguide/")
    expect(page.locator("#side")).to_be_hidden()
    page.get_by_role("link", name="Details").click()
    expect(page.locator("#side")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
