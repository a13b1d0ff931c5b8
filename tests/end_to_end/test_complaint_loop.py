"""A complaint, once: form, rule, cause, reply, trend. Real browser, worker and beat."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.running.acts import routed
from tests.running.desk import ask_by_form, page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT, MANAGER
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

SUBJECT, CUSTOMER = "Parcel left in the rain", "ivo@example.org"


def test_from_the_complaint_to_the_trend(stack: Stack, post_office: PostOffice, browser: Browser) -> None:
    with page_of(browser, stack) as page:
        ask_by_form(page, SUBJECT, "The parcel stood in the rain and the box was soaked.", CUSTOMER, "Ivo")
        page.get_by_label("Which product?").select_option(label="Tidewater Kettle")
        page.locator("input[name=complaint][value=yes]").check()
        page.get_by_label("What would put it right?").select_option(index=1)
        page.locator("form.contact-form button.btn-primary").click()
        expect(page.get_by_role("heading", name="Thank you, we have it")).to_be_visible()
    number = routed(stack, SUBJECT)

    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{number}/")
        expect(page.locator("#ticket-head")).to_contain_text("Complaint")
        page.get_by_label("Your text").fill("We are sorry. A dry one leaves today.")
        page.get_by_role("button", name="Send and resolve").click()
        expect(page.get_by_role("alert")).to_contain_text("Choose the cause of this complaint")
        expect(page.get_by_label("Your text")).to_have_value("We are sorry. A dry one leaves today.")

        page.goto(f"/desk/complaints/tickets/{number}/")
        page.get_by_label("Main cause").select_option(label="Delivery – Left in the rain")
        page.get_by_role("button", name="Save complaint").click()
        expect(page.locator("#complaint-panel")).not_to_contain_text("Not complete")

        page.goto(f"/desk/tickets/{number}/")
        page.get_by_label("Your text").fill("We are sorry. A dry one leaves today.")
        page.get_by_role("button", name="Send and resolve").click()
        expect(page.locator("#toasts")).to_contain_text("leaves in")
    wait_until(lambda: post_office.to(CUSTOMER, "Re:"), "the reply")
    closed = (
        "SELECT c.closed_at FROM complaints_complaint c JOIN tickets_ticket t ON c.ticket_id = t.id WHERE number = %s"
    )
    wait_until(lambda: stack.sql(closed, number)[0][0], "the complaint to be closed")

    with page_of(browser, stack, MANAGER) as page:
        page.goto("/desk/complaints/trends/")
        causes = page.get_by_role("region", name="Root causes")
        causes.get_by_role("link", name=re.compile("^Delivery: ")).click()
        page.get_by_role("link", name=SUBJECT).click()
        expect(page).to_have_url(re.compile(f"/desk/tickets/{number}/"))
