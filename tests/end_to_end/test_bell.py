"""The bell: somebody is given a ticket and sees it without loading a page; on a phone, by keys, and without script."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import ask, routed
from tests.running.barriers import SERIOUS, WCAG, barriers
from tests.running.desk import PHONE, page_of, settled
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT, MANAGER
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]


def given(browser: Browser, stack: Stack, subject: str, email: str) -> int:
    """The number of a ticket that a manager gives to the agent."""
    ask(stack, subject, email)
    number = routed(stack, subject)
    with page_of(browser, stack, MANAGER) as page:
        page.goto(f"/desk/tickets/{number}/")
        page.keyboard.press("a")
        page.locator(".menu-filter input:visible").fill("Ana")
        page.keyboard.press("Enter")
        expect(page.locator("#ticket-head")).to_contain_text("Ana")
    return number


def bell(page: Page) -> str:
    return page.locator("[data-bell-count]").inner_text()


def test_it_shows_what_is_new_without_loading_a_page(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        page.goto("/desk/notices/")
        if page.get_by_role("button", name="Mark all as read").count():
            page.get_by_role("button", name="Mark all as read").click()
        number = given(browser, stack, "Parcel for the bell", "bell@example.org")
        expect(page.locator("[data-bell-count]")).to_have_text("1", timeout=40_000)
        expect(page.locator("#status")).to_contain_text(f"assigned #{number} to you")
        page.keyboard.press("g")
        page.keyboard.press("b")
        expect(page.locator(".bell-list .menu-item").first).to_contain_text(f"assigned #{number} to you")
        settled(page)
        assert barriers(page, *WCAG, impacts=SERIOUS) == []
        expect(page.get_by_role("button", name="Mark all as read").and_(page.locator(":focus"))).to_have_count(1)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/desk/tickets/{number}/")
        expect(page.locator("[data-bell-count]")).to_be_hidden()


def test_on_a_phone_the_panel_fits_and_marks_all_as_read(stack: Stack, browser: Browser) -> None:
    given(browser, stack, "Parcel for the phone", "phone.bell@example.org")
    with page_of(browser, stack, AGENT, viewport=PHONE) as page:
        page.goto("/desk/tasks/")
        page.locator("[data-bell] > summary").click()
        box = page.locator(".bell-list").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        page.get_by_role("button", name="Mark all as read").click()
        expect(page.locator("[data-bell-count]")).to_be_hidden()


def test_without_script_it_leads_to_the_page(stack: Stack, browser: Browser) -> None:
    number = given(browser, stack, "Parcel without a bell", "plain.bell@example.org")
    with page_of(browser, stack, AGENT, java_script_enabled=False) as page:
        page.goto("/desk/tasks/")
        page.locator("[data-bell] > summary").click()
        page.get_by_role("link", name="All notices").click()
        page.get_by_role("link", name=f"assigned #{number} to you").click()
        page.wait_for_url(f"**/desk/tickets/{number}/")
        page.goto("/desk/notices/?state=unread")
        expect(page.get_by_text(f"#{number}")).to_have_count(0)


def test_the_browser_shows_them_where_it_was_allowed(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT, permissions=["notifications"]) as page:
        page.goto("/desk/me/notices/")
        page.get_by_role("button", name="Off, on this device").click()
        expect(page.get_by_role("button", name="On, on this device")).to_have_attribute("aria-pressed", "true")
        page.reload()
        page.get_by_role("button", name="On, on this device").click()
        expect(page.get_by_role("button", name="Off, on this device")).to_be_visible()
