"""What opens every link of a survey's mail in a real browser, scripts and all, is no customer."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from helpdesk.outgoing.models import MailKind, OutgoingMail
from surveys.models import Answer, InvitationState
from tests.running.fixtures import CHROMIUM, needs_chromium
from tests.surveys.conftest import Asked

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture
def page(asked: Asked, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # Playwright keeps an event loop in this thread, where the test also reads the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium.new_page(base_url=live_server.url)
        chromium.close()


def _score_links() -> list[str]:
    html = OutgoingMail.objects.get(kind=MailKind.SURVEY).html
    return re.findall(re.escape(settings.BASE_URL) + r"(/s/[^\"]+\?score=\d+)", html)


@pytest.mark.django_db(transaction=True)
def test_every_score_opened_with_scripts_stores_nothing_and_one_press_counts(asked: Asked, page: Page) -> None:
    written: list[str] = []
    page.on("request", lambda request: _note(request, written))
    links = _score_links()
    for link in links:
        page.goto(link, wait_until="networkidle")
        page.mouse.wheel(0, 2000)
        page.keyboard.press("Tab")
        page.wait_for_load_state("networkidle")
    assert (len(links), written, Answer.objects.count(), asked.invitation.state) == (11, [], 0, InvitationState.SENT)

    page.goto(links[3])
    page.get_by_role("button", name="Send").press("Enter")
    page.wait_for_url("**/comment/")
    assert Answer.objects.get().score == 3


def _note(request: Request, written: list[str]) -> None:
    if request.method not in ("GET", "HEAD"):
        written.append(request.url)
