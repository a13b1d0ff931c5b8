"""Work that is not saved asks before it is left, by the browser and by a part of the page; what was saved does not."""

import re

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.running.acts import ask, tickets_about
from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import ADMIN, AGENT
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

EDITORS = {
    "/desk/rules/new/": "input[name=name]",
    "/desk/articles/new/": "input[name=title]",
    "/desk/settings/mail-texts/acknowledgement/en/": "textarea[name=body]",
    "/desk/tickets/new/": "input[name=subject]",
}


@pytest.mark.parametrize("address", EDITORS)
def test_an_editor_is_not_left_with_changes_unasked(stack: Stack, browser: Browser, address: str) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    with page_of(browser, stack, ADMIN) as page:
        page.on("dialog", stay)
        page.goto(address)
        field = page.locator(EDITORS[address])
        field.press_sequentially("Words")
        page.get_by_role("link", name="Inbox").click(no_wait_after=True)
        wait_until(lambda: page.evaluate("true") and asked, "the browser to ask")
        expect(page).to_have_url(re.compile(address))
        assert "Words" in field.input_value()
    assert asked[0] == "beforeunload"


def test_a_tab_beside_the_complaint_asks_and_saving_asks_no_more(stack: Stack, browser: Browser) -> None:
    ask(stack, "Broken and unsaved", "unsaved@example.org", complaint="yes", **{"complaint-outcome": "refund"})
    number = tickets_about(stack, "Broken and unsaved")[0][0]
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{number}/?tab=complaint")
        words = page.locator("[name=no_cause_reason]")
        words.fill("No photo came.")
        page.get_by_role("link", name="Ticket fields").last.click()
        page.get_by_role("button", name="Keep editing").click()
        expect(words).to_have_value("No photo came.")
        page.get_by_role("button", name="Save complaint").click()
        expect(page.get_by_text("Choose the main cause, or say why")).to_have_count(0)
        page.get_by_role("link", name="Ticket fields").last.click()
        expect(page.locator("#complaint-panel")).to_have_count(0)
