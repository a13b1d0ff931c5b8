"""What opens every link of a survey's mail in a real browser, scripts and all, is no customer."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Request
from pytest_django.live_server_helper import LiveServer

from helpdesk.outgoing.models import MailKind, OutgoingMail
from surveys.models import Answer, InvitationState
from tests.running.fixtures import needs_chromium
from tests.surveys.conftest import Asked

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture
def page(browser_beside: Browser, asked: Asked, live_server: LiveServer) -> Iterator[Page]:
    context = browser_beside.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


def _score_links() -> list[str]:
    html = OutgoingMail.objects.get(kind=MailKind.SURVEY).html
    return re.findall(re.escape(settings.BASE_URL) + r"(/s/[^\"]+\?score=\d+)", html)


@pytest.mark.django_db(transaction=True)
def test_every_score_opened_with_scripts_stores_nothing_and_one_press_counts(asked: Asked, page: Page) -> None:
    written: list[str] = []
    links = _score_links()
    tabs = [page, *(page.context.new_page() for _ in links[1:])]
    for tab, link in zip(tabs, links, strict=True):
        tab.on("request", lambda request: _note(request, written))
        tab.goto(link)
        tab.mouse.wheel(0, 2000)
        tab.keyboard.press("Tab")
    for tab in tabs:
        tab.wait_for_load_state("networkidle")
    assert (len(links), written, Answer.objects.count(), asked.invitation.state) == (11, [], 0, InvitationState.SENT)

    page.goto(links[3])
    page.get_by_role("button", name="Send").press("Enter")
    page.wait_for_url("**/comment/")
    assert Answer.objects.get().score == 3


def _note(request: Request, written: list[str]) -> None:
    if request.method not in ("GET", "HEAD"):
        written.append(request.url)
