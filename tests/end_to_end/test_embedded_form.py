"""A contact form in a frame of another site: two origins, no cookie, with and without script, and nowhere else."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]
SLUG = "from-the-shop"
WORDS = "The handle came off when I poured the tea, and the lid does not close."
FILE = {"name": "handle.txt", "mimeType": "text/plain", "buffer": b"as it broke"}


class Shop(BaseHTTPRequestHandler):
    """A page of a shop's own site, with the code of the frame in it."""

    source = ""

    def do_GET(self) -> None:
        page = (
            f'<!DOCTYPE html><title>Shop</title><iframe src="{self.source}" title="Form" width=360 height=900></iframe>'
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as its base calls it
        """Says nothing."""


@pytest.fixture(scope="module")
def shop(stack: Stack) -> Iterator[str]:
    """The shop's site, on another origin and another site than the help desk: a cookie would be a third party's."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    site = f"http://localhost:{server.server_port}"
    stack.shell(f"from tests.running.scene import framed_form; framed_form({site!r})")
    Shop.source = f"{stack.url}/help/contact/{SLUG}/embed/?lang=en"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


def write(frame: FrameLocator | Page, email: str) -> None:
    frame.get_by_label("What is your question?").fill(WORDS)
    frame.get_by_label("Your email address").fill(email)
    frame.get_by_label("Photos or files").set_input_files(FILE)  # type: ignore[arg-type]
    frame.get_by_role("button", name="Send", exact=True).click()


def tickets_of(stack: Stack, email: str) -> list[tuple[object, ...]]:
    return stack.sql(
        "SELECT f.slug, a.filename FROM tickets_message m JOIN tickets_ticket t ON t.id = m.ticket_id"
        " JOIN tickets_contactform f ON f.id = t.form_id JOIN tickets_attachment a ON a.message_id = m.id"
        " WHERE m.from_email = %s",
        email,
    )


def test_a_request_comes_in_from_another_site_with_its_file(stack: Stack, shop: str, browser: Browser) -> None:
    with page_of(browser, stack) as page:
        page.goto(shop)
        frame = page.frame_locator("iframe")
        write(frame, "framed@example.org")
        expect(frame.get_by_role("heading", name="Thank you, we have it")).to_be_visible()
        expect(frame.get_by_text("Your request is")).to_be_visible()
        assert page.context.cookies(stack.url) == []
    assert tickets_of(stack, "framed@example.org") == [(SLUG, "handle.txt")]


def test_without_script_a_person_looks_first(stack: Stack, shop: str, browser: Browser) -> None:
    with page_of(browser, stack, java_script_enabled=False) as page:
        page.goto(f"/help/contact/{SLUG}/embed/")
        expect(page.get_by_text("Without script a person looks at your message")).to_be_visible()
        write(page, "plain-frame@example.org")
        expect(page.get_by_text("A person looks at your message before it becomes a request")).to_be_visible()
    assert tickets_of(stack, "plain-frame@example.org") == []
    held = stack.sql("SELECT outcome, reason FROM contact_channels_rawmail WHERE sender = 'plain-frame@example.org'")
    assert held == [("quarantined", "no_proof")]


def test_no_other_site_shows_it(stack: Stack, shop: str, browser: Browser) -> None:
    with page_of(browser, stack) as page:
        page.goto(shop.replace("localhost", "127.0.0.1"))
        expect(page.frame_locator("iframe").get_by_label("What is your question?")).to_have_count(0)
        assert "chrome-error" in page.frames[1].url
