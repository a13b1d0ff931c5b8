"""The editor of mail texts in a browser: the preview follows what is typed, with script and without."""

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import MANAGER
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]
EDITOR = "/desk/settings/mail-texts/acknowledgement/en/"


def preview(page: Page) -> FrameLocator:
    return page.frame_locator(".mail-preview-stage iframe:not(.is-next)")


def test_the_preview_follows_what_is_typed_and_leaves_no_steps_to_go_back(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, MANAGER) as page:
        page.goto(EDITOR)
        expect(preview(page).get_by_text("This is what happens next").last).to_be_visible()
        steps = page.evaluate("history.length")
        page.get_by_label("Text", exact=True).fill("Ahoy **there**.\n\n")
        page.get_by_role("button", name="Insert {{ticket.number}}").click()
        expect(preview(page).get_by_text("4821").last).to_be_visible()
        expect(page.locator("#mail-text-check")).to_contain_text("{{request.url}} is missing")
        page.get_by_text("Dark", exact=True).last.click()
        expect(preview(page).locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
        assert page.evaluate("history.length") == steps


def test_without_script_a_button_shows_the_draft(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, MANAGER, java_script_enabled=False) as page:
        page.goto(EDITOR)
        expect(page.get_by_role("button", name="Insert {{ticket.number}}")).to_have_count(0)
        page.get_by_label("Text", exact=True).fill("Ahoy **there**.")
        page.get_by_role("button", name="Preview").click()
        expect(preview(page).locator("strong", has_text="there")).to_be_visible()
        expect(page.get_by_label("Text", exact=True)).to_have_value("Ahoy **there**.")
