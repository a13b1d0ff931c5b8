"""From the link that the first start prints to an answered survey: by pages alone, and not many of them."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from helpdesk.runner.layout import short_temporary
from tests.running.acts import link_in
from tests.running.desk import ask_by_form
from tests.running.fixtures import SETTINGS, needs_chromium
from tests.running.names import PASSWORD
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]
BOSS, COLLEAGUE, CUSTOMER = "ada@lumen.example", "cara@lumen.example", "meg@example.org"
SUBJECT, FEW = "Lamp without a bulb", 15


@pytest.fixture
def empty(post_office: PostOffice) -> Iterator[Stack]:
    """A new installation, in which nobody has an account."""
    data = Path(tempfile.mkdtemp(prefix="amends-first-", dir=short_temporary()))
    running = Stack(data, SETTINGS)
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.stop()
        shutil.rmtree(data, ignore_errors=True)


class Visits:
    """The pages that were opened, each counted once: a number in its address makes no other page of it."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.pages: set[str] = set()
        self._browser, self._url = browser, url

    @contextmanager
    def person(self) -> Iterator[Page]:
        """A browser of somebody's own."""
        context = self._browser.new_context(base_url=self._url, reduced_motion="reduce")
        page = context.new_page()
        page.on("framenavigated", lambda frame: self._note(frame.url) if frame == page.main_frame else None)
        yield page
        context.close()

    def _note(self, url: str) -> None:
        if url.startswith(self._url):
            self.pages.add(re.sub(r"\d+|[\w-]{20,}", "…", urlsplit(url).path))


def printed_link(stack: Stack) -> str:
    """The link to the first account, as the start prints it."""
    log = stack.layout.data / "supervisor.log"
    found = wait_until(lambda: re.search(r"http\S+/setup/\w+/", log.read_text()), "the link to be printed")
    return found[0]


def test_from_the_printed_link_to_an_answered_survey(empty: Stack, post_office: PostOffice, browser: Browser) -> None:
    visits = Visits(browser, empty.url)
    with visits.person() as boss, visits.person() as colleague, visits.person() as customer:
        boss.goto(printed_link(empty))
        boss.get_by_label("What is the shop called?").fill("Lumen & Sons")
        boss.get_by_label("Your name").fill("Ada Ash")
        boss.get_by_label("Your email address").fill(BOSS)
        boss.get_by_label("Password", exact=True).fill(PASSWORD)
        boss.get_by_role("button", name="Make my account").click()
        boss.get_by_label("Address that customers write to").fill("hello@lumen.example")
        boss.get_by_role("button", name="Save and go on").click()
        boss.get_by_role("button", name="Send me a test mail").click()
        wait_until(lambda: post_office.to(BOSS, "Mail of Lumen & Sons leaves"), "the test mail")
        boss.get_by_role("link", name="Go to the inbox").click()

        boss.get_by_role("link", name="Invite a colleague").click()
        boss.get_by_label("Email addresses").fill(COLLEAGUE)
        boss.get_by_label("Customer care").check()
        boss.get_by_role("button", name="Send the invitations").click()
        letter = wait_until(lambda: post_office.to(COLLEAGUE), "the invitation")[-1]
        colleague.goto(link_in(letter, "/accounts/invited/"))
        colleague.get_by_label("Your name").fill("Cara Novak")
        colleague.get_by_label("Password", exact=True).fill(PASSWORD)
        colleague.get_by_role("button", name="Make my account").click()
        expect(colleague.get_by_role("heading", name="All open")).to_be_visible()

        boss.goto("/desk/settings/saved-replies/new/")
        boss.get_by_label("Name").fill("A new bulb")
        boss.get_by_label("Text").fill("A new bulb leaves today, {{ customer.name }}.")
        boss.get_by_role("button", name="Save", exact=True).click()
        expect(boss.locator("#toasts")).to_contain_text("A new bulb")
        boss.goto("/desk/surveys/settings/")
        survey = boss.locator("form").filter(has=boss.locator("[name=nps-delay_minutes]"))
        survey.get_by_label("Ask customers after a ticket").check()
        survey.locator("[name=nps-delay_minutes]").fill("0")
        survey.get_by_role("button", name="Save").click()
        expect(boss.locator("#toasts")).not_to_be_empty()

        ask_by_form(customer, SUBJECT, "There was no bulb in the box.", CUSTOMER, "Meg")
        customer.get_by_role("button", name="Send", exact=True).click()
        expect(customer.get_by_role("heading", name="Thank you, we have it")).to_be_visible()

        boss.goto("/desk/tickets/")
        boss.get_by_role("link", name=SUBJECT).click()
        boss.get_by_label("Your text").fill("A new bulb leaves today, Meg.")
        boss.get_by_role("button", name="Send and resolve").click()
        wait_until(lambda: post_office.to(CUSTOMER, "Re:"), "the answer")
        empty.ring("surveys.send_due_invitations")
        asked = wait_until(lambda: post_office.to(CUSTOMER, "How did we do"), "the survey")[-1]
        customer.goto(link_in(asked, "/s/"))
        customer.get_by_text("9", exact=True).click()
        customer.get_by_role("button").first.click()
        expect(customer).to_have_url(re.compile("/comment/$"))
    assert len(visits.pages) <= FEW, sorted(visits.pages)
