"""A macro by keys alone: found, looked at, done with one press, and taken back with another."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.running.acts import ask, routed
from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]


def test_a_macro_is_found_looked_at_done_and_taken_back_by_keys(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel by macro", "macro@example.org")
    number = routed(stack, "Parcel by macro")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{number}/")
        page.locator("#composer-body").fill("My own words.")
        page.keyboard.press("Escape")
        page.keyboard.press("e")
        expect(page.get_by_text("Refund approved", exact=True)).to_be_visible()
        page.keyboard.type("refund appr")
        page.keyboard.press("Enter")

        dialog = page.get_by_role("dialog", name="Refund approved")
        expect(dialog).to_contain_text("Refund approved for Meg O’Dowd.")
        expect(page.locator("#thread")).not_to_contain_text("Refund approved for")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.locator("summary[data-key=e]")).to_be_focused()

        page.keyboard.press("e")
        page.keyboard.type("refund appr")
        page.keyboard.press("Enter")
        expect(dialog.get_by_role("button", name="Apply")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#toasts")).to_contain_text("“Refund approved” on")
        expect(page.locator("#ticket-head")).to_contain_text("refund")
        expect(page.locator("#thread")).to_contain_text("Refund approved for Meg O’Dowd.")
        expect(page.locator("#composer-body")).to_have_value(re.compile(r"^My own words\.\n\nHi "))

        page.keyboard.press("z")
        expect(page.locator("#toasts")).to_contain_text("Taken back.")
        expect(page.locator("#thread")).not_to_contain_text("Refund approved for")
        expect(page.locator("#ticket-head").get_by_text("refund", exact=True)).to_have_count(0)
