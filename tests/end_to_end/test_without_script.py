"""The main job with scripts switched off: plain forms and links do all of it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.running.acts import routed
from tests.running.desk import ask_by_form, page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]


def test_form_reply_and_resolve_need_no_script(stack: Stack, post_office: PostOffice, browser: Browser) -> None:
    with page_of(browser, stack, java_script_enabled=False) as page:
        ask_by_form(page, "Parcel and no script", "A parcel is missing.", "plain@example.org", "Pia")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_role("heading", name="Thank you, we have it")).to_be_visible()
    number = routed(stack, "Parcel and no script")
    with page_of(browser, stack, AGENT, java_script_enabled=False) as page:
        page.goto("/desk/tickets/?sort=newest")
        page.get_by_role("link", name="Parcel and no script").click()
        page.get_by_text("Why is this here?").first.click()
        page.goto(f"/desk/tickets/{number}/")
        page.get_by_label("Your text").fill("Found it.")
        page.get_by_role("button", name="Send and resolve").click()
        expect(page.locator("#thread")).to_contain_text("Found it.")
        expect(page.locator("#ticket-head")).to_contain_text("Resolved")
    wait_until(lambda: post_office.to("plain@", "Re:"), "the reply")
