"""People in the browser: who is signed in, on which screen, and what a page has to be."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.running.names import PASSWORD
from tests.running.stack import Stack

# A page comes when the machine has done what else it does: no test asks how fast that is.
expect.set_options(timeout=20_000)
PHONE, SCREEN = ViewportSize(width=390, height=844), ViewportSize(width=1440, height=900)
STILL = """() => new Promise((done) => {
  const passing = () => document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity);
  const end = () => Promise.allSettled(passing().map((one) => one.finished)).then(() => done());
  setTimeout(done, 2000); // an animation that is paused never ends
  requestAnimationFrame(() => requestAnimationFrame(end));
})"""
_sessions: dict[tuple[str, str], Any] = {}


@contextmanager
def page_of(browser: Browser, stack: Stack, person: str = "", **options: Any) -> Iterator[Page]:
    """A fresh context, signed in as `person` (an address of `scene`), closed at the end.

    Signing in is limited per address, so each person does it once and the session is carried over.
    """
    options = {"viewport": SCREEN, "reduced_motion": "reduce"} | options
    with _context(browser, stack, person, options) as context:
        yield context.new_page()


@contextmanager
def _context(browser: Browser, stack: Stack, person: str, options: dict[str, Any]) -> Iterator[BrowserContext]:
    key = (stack.url, person)
    context = browser.new_context(base_url=stack.url, storage_state=_sessions.get(key), **options)
    context.set_default_timeout(15_000)
    broken: list[str] = []
    context.on("weberror", lambda told: broken.append(f"{told.page.url if told.page else ''}: {told.error}"))
    if person and key not in _sessions:
        sign_in(context.new_page(), person)
        _sessions[key] = context.storage_state()
    try:
        yield context
        assert broken == []  # a script that fails is no page that works
    finally:
        context.close()


def sign_in(page: Page, person: str) -> None:
    """Through the sign-in page, as a person does; ends on the first page."""
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(person)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).not_to_have_url(re.compile("/accounts/login/"))
    page.close()


def session_ended(page: Page) -> None:
    """The session of an open page ends, and its person is asked to sign in above the page.

    What a press means is known once the page's scripts have come, so that is waited for.
    """
    page.wait_for_load_state()
    page.context.clear_cookies(name="sessionid")
    page.evaluate("document.querySelector('[data-sign-in]').click()")
    expect(page.locator("#sign-in")).to_be_visible()


def ask_by_form(page: Page, subject: str, words: str, email: str, name: str) -> None:
    """Fills in the public form with what everybody has to tell; the caller adds the rest and sends it."""
    page.goto("/help/contact/")
    page.get_by_label("What is your question?").fill(words)
    page.get_by_label("In a few words").fill(subject)
    page.get_by_label("What should we call you?").fill(name)
    page.get_by_label("Your email address").fill(email)


def settled(page: Page) -> None:
    """Returns once the parts that htmx asks for are there and no colour is on its way to another."""
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.evaluate(STILL)
