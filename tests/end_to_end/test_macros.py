"""A macro by keys alone: written, found, looked at, done with one press, and taken back with another."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import ask, routed
from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]


def write(page: Page, name: str, **actions: str) -> None:
    """One writes a macro for oneself, action by action."""
    page.goto("/desk/settings/macros/new/")
    page.get_by_label("Name").fill(name)
    for number, (do, value) in enumerate(actions.items()):
        page.get_by_label("New action").select_option(do)
        page.get_by_role("button", name="Action", exact=True).click()
        page.locator(f"[name=value-{number}]").fill(value)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("is saved")


def bring_words(page: Page, name: str, text: str) -> None:
    """One writes a saved reply, and a macro that brings it."""
    page.goto("/desk/settings/saved-replies/new/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("is saved")
    page.goto("/desk/settings/macros/new/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Saved reply").select_option(label=name)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#toasts")).to_contain_text("is saved")


def choose(page: Page, words: str) -> None:
    page.keyboard.press("e")
    expect(page.locator(".menu-item-tall:visible").first).to_be_visible()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_a_macro_is_found_looked_at_done_and_taken_back_by_keys(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel by macro", "macro@example.org")
    number = routed(stack, "Parcel by macro")
    with page_of(browser, stack, AGENT) as page:
        write(page, "Another one", tag="other")
        write(page, "Money back", tag="money", note="Paid to {{ customer.name }}.")
        page.goto(f"/desk/tickets/{number}/")
        page.locator("#composer-body").fill("My own words.")
        page.keyboard.press("Escape")

        choose(page, "money")
        dialog, thread = page.get_by_role("dialog", name="Money back"), page.locator("#thread")
        expect(dialog).to_contain_text("Paid to Meg O’Dowd.")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.locator("summary[data-key=e]")).to_be_focused()
        expect(thread).not_to_contain_text("Paid to")

        choose(page, "money")
        expect(dialog.get_by_role("button", name="Apply")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#toasts")).to_contain_text("2 changes")
        expect(thread).to_contain_text("Paid to Meg O’Dowd.")
        expect(page.locator("summary[data-key=e]")).to_be_focused()
        expect(page.locator("#composer-body")).to_have_value("My own words.")

        page.keyboard.press("z")
        expect(page.locator("#toasts")).to_contain_text("Taken back.")
        expect(thread).not_to_contain_text("Paid to")
        expect(page.locator("#main")).to_be_focused()


def test_placeholders_are_put_where_one_wrote_last_and_actions_are_moved(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        page.goto("/desk/settings/macros/new/")
        for number, do in enumerate(("note", "tag")):
            page.get_by_label("New action").select_option(do)
            page.get_by_role("button", name="Action", exact=True).click()
            expect(page.locator(f"[name=value-{number}]")).to_be_focused()
        page.locator("[name=value-0]").fill("For ")
        page.get_by_role("button", name="Insert {{ customer.name }}").click()
        expect(page.locator("[name=value-0]")).to_have_value("For {{ customer.name }}")
        expect(page.locator("[name=value-0]")).to_be_focused()
        page.get_by_role("button", name="Move “Add a private note” down").click()
        expect(page.locator("[name=value-1]")).to_have_value("For {{ customer.name }}")
        expect(page.get_by_role("button", name="Move “Add a private note” up")).to_be_focused()


def test_one_goes_on_in_the_words_that_a_macro_brings_and_undo_takes_them_out(stack: Stack, browser: Browser) -> None:
    ask(stack, "Words by macro", "words@example.org")
    number = routed(stack, "Words by macro")
    with page_of(browser, stack, AGENT) as page:
        bring_words(page, "Zebra thanks", "Thank you.")
        page.goto(f"/desk/tickets/{number}/")
        body = page.locator("#composer-body")
        body.fill("My own words.")
        page.keyboard.press("Escape")
        choose(page, "zebra")
        expect(page.get_by_role("button", name="Apply")).to_be_focused()
        page.keyboard.press("Enter")
        expect(body).to_have_value("My own words.\n\nThank you.")
        expect(body).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("z")
        expect(page.locator("#toasts")).to_contain_text("Taken back.")
        expect(body).to_have_value("My own words.")


def test_enter_takes_the_first_macro_as_soon_as_the_list_is_there(stack: Stack, browser: Browser) -> None:
    ask(stack, "First macro", "first@example.org")
    number = routed(stack, "First macro")
    with page_of(browser, stack, AGENT) as page:
        write(page, "One to take", tag="first")
        page.goto(f"/desk/tickets/{number}/")
        page.keyboard.press("e")
        page.keyboard.press("Enter")
        expect(page.locator("dialog.macro-press")).to_be_visible()
        first = page.locator(".menu-item-tall b").first.text_content()
        expect(page.locator("dialog.macro-press h2")).to_have_text(first or "")
