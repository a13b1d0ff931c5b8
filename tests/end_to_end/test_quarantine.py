"""The quarantine in a browser: by keyboard, without script, and what a colleague finds afterwards."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import deliver, mail
from tests.running.desk import PHONE, page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT, MANAGER
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]

OURS = "help@harborpine.example"


def set_aside(stack: Stack, *subjects: str) -> None:
    deliver(stack, *(mail(subject, OURS, text=f"About {subject}") for subject in subjects))


def state_of(stack: Stack, subject: str) -> str:
    found = stack.sql("SELECT outcome FROM contact_channels_rawmail WHERE subject = %s", subject)
    return str(found[0][0])


def open_mail(page: Page, subject: str) -> None:
    page.goto(f"/desk/quarantine/?q={subject}")
    page.get_by_role("link", name=subject).click()


def test_several_are_let_in_by_keyboard(stack: Stack, browser: Browser) -> None:
    set_aside(stack, "Keyboard one", "Keyboard two")
    with page_of(browser, stack, MANAGER) as page:
        page.goto("/desk/quarantine/?q=Keyboard")
        for key in "jxjx":
            page.keyboard.press(key)
        expect(page.locator("[data-bulk-count]")).to_have_text("2 ")
        page.get_by_role("button", name="Let in").click()
        expect(page.get_by_role("heading", name="2 of 2 done")).to_be_visible()
    assert [state_of(stack, f"Keyboard {number}") for number in ("one", "two")] == ["created", "created"]


def test_no_script_is_needed(stack: Stack, browser: Browser) -> None:
    set_aside(stack, "Scriptless away", "Scriptless in")
    with page_of(browser, stack, AGENT, java_script_enabled=False, viewport=PHONE) as page:
        open_mail(page, "Scriptless away")
        page.get_by_role("button", name="Throw away").click()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("heading", name="It is set aside.")).to_be_visible()
        open_mail(page, "Scriptless in")
        page.get_by_role("button", name="Let it in").click()
        expect(page).to_have_url(re.compile(r"/desk/(tickets/\d+|quarantine)/"))
    assert [state_of(stack, f"Scriptless {word}") for word in ("away", "in")] == ["quarantined", "created"]


def test_a_message_goes_into_a_ticket_and_the_ticket_tells_how_it_arrived(stack: Stack, browser: Browser) -> None:
    its_ticket = mail("The ticket it belongs to", "assigned@example.org")
    deliver(stack, its_ticket, mail("Belongs elsewhere", OURS, text="About Belongs elsewhere"))
    with page_of(browser, stack, MANAGER) as page:
        open_mail(page, "Belongs elsewhere")
        page.get_by_role("link", name="Add to a ticket").click()
        page.get_by_placeholder("Number, words or customer").fill("assigned@example.org")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="The ticket it belongs to").click()
        page.get_by_label("As words of").check()
        page.get_by_role("button", name="Add to #").click()
        message = page.locator(".message", has_text="About Belongs elsewhere")
        expect(message).to_be_visible()
        message.get_by_role("link", name="How it arrived").click()
        expect(page.get_by_role("table")).to_contain_text("From our own address")
        expect(page.get_by_role("table")).to_contain_text("Added to a ticket by")
