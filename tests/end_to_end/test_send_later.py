"""Sending later in a real browser: it leaves when it is due, with worker and beat, and never unread."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import ask, mail, routed
from tests.running.barriers import WCAG, barriers
from tests.running.desk import PHONE, SCREEN, page_of, settled
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

DUE_NOW = "UPDATE tickets_message SET send_after = now() WHERE delivery = 'scheduled' AND ticket_id = %s RETURNING id"
TICKET = "SELECT id FROM tickets_ticket WHERE number = %s"
STATUS = "SELECT status FROM tickets_ticket WHERE number = %s"


def no_barriers(page: Page) -> None:
    settled(page)
    assert barriers(page, *WCAG) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def schedule(page: Page, number: int, words: str) -> None:
    """By keys alone: L opens the menu, arrows and Enter choose tomorrow."""
    page.goto(f"/desk/tickets/{number}/")
    page.get_by_label("Your text").fill(words)
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    no_barriers(page)
    page.get_by_role("button", name="Tomorrow 09:00").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".message-waits")).to_contain_text("Leaves tomorrow 09:00")


def make_due(stack: Stack, number: int) -> None:
    assert stack.sql(DUE_NOW, stack.sql(TICKET, number)[0][0])


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_it_leaves_when_it_is_due_and_the_status_with_it(
    stack: Stack, browser: Browser, post_office: PostOffice, size: Any
) -> None:
    subject, email = f"Parcel for later {size['width']}", f"later{size['width']}@example.org"
    ask(stack, subject, email)
    number = routed(stack, subject)
    with page_of(browser, stack, AGENT, viewport=size) as page:
        schedule(page, number, "Your parcel leaves on Monday.")
        no_barriers(page)
        assert stack.sql(STATUS, number) == [("new",)]
        assert post_office.to(email, "Re:") == []
        make_due(stack, number)
        wait_until(lambda: post_office.to(email, "Re:"), "the scheduled reply")
        page.reload()
        expect(page.locator(".message-waits")).to_have_count(0)
    assert stack.sql(STATUS, number) == [("waiting",)]


def test_words_of_the_customer_hold_it_back_and_a_person_decides(
    stack: Stack, browser: Browser, post_office: PostOffice
) -> None:
    subject, email = "Parcel that was faster", "faster@example.org"
    stack.manage("receive_mail", stdin=mail(subject, email, identity="<faster-1@mail.example>"))
    number = routed(stack, subject)
    with page_of(browser, stack, AGENT) as page:
        schedule(page, number, "We are looking for your parcel.")
        again = mail(f"Re: {subject} [#{number}]", email, "It is here!", identity="<faster-2@mail.example>")
        headers = b"In-Reply-To: <faster-1@mail.example>\n"
        stack.manage("receive_mail", stdin=headers + again)
        wait_until(lambda: stack.sql("SELECT 1 FROM tickets_message WHERE delivery = 'held'"), "the reply held back")
        page.reload()
        held = page.locator(".message-waits")
        expect(held).to_contain_text("The customer wrote after this was scheduled")
        no_barriers(page)
        held.get_by_role("button", name="Edit").click()
        expect(page.get_by_label("Your text")).to_have_value("We are looking for your parcel.")
    assert post_office.to(email, "Re:") == []


def test_without_script_a_time_is_chosen_and_taken_back(stack: Stack, browser: Browser) -> None:
    subject = "Parcel without script"
    ask(stack, subject, "plain@example.org")
    number = routed(stack, subject)
    with page_of(browser, stack, AGENT, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"/desk/tickets/{number}/")
        page.get_by_label("Your text").fill("On Monday.")
        page.locator("summary[aria-label='Send later']").click()
        page.get_by_role("button", name="Send at this time").click()
        waits = page.locator(".message-waits")
        expect(waits).to_contain_text("Leaves tomorrow 09:00")
        waits.get_by_role("button", name="Cancel").click()
        expect(page.get_by_label("Your text")).to_have_value("On Monday.")
