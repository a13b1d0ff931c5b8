"""The main job, once: form, rule, reply, mail, survey, answer, follow-up, figures. Real browser, worker and beat."""

import re
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.running.acts import routed
from tests.running.desk import PHONE, ask_by_form, page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT, MANAGER
from tests.running.post_office import PostOffice, text_of
from tests.running.stack import Stack
from tests.running.visitor import Visitor
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

SUBJECT, CUSTOMER = "Kettle parcel never came", "imke@example.org"
ANSWERS = (
    "SELECT score, comment, may_contact FROM surveys_answer a JOIN surveys_invitation i ON a.invitation_id = i.id"
    " JOIN tickets_ticket t ON i.ticket_id = t.id WHERE t.number = %s"
)


def links_of(letter: EmailMessage) -> list[str]:
    return sorted(set(re.findall(r'href="(http[^"]+)"', text_of(letter, "html"))))


def only_look(stack: Stack, letter: EmailMessage, number: int) -> None:
    """What mail scanners and previews do: every link, by GET and by HEAD. Nothing may be stored by that."""
    scanner = Visitor(stack.url)
    for link in links_of(letter):
        assert link.startswith(stack.url)
        assert scanner.get(link).status == 200, link
        scanner.get(link, method="HEAD")
    assert stack.sql(ANSWERS, number) == []
    assert stack.sql("SELECT count(*) FROM surveys_optout") == [(0,)]


def test_from_the_form_to_the_score(stack: Stack, post_office: PostOffice, browser: Browser) -> None:
    with page_of(browser, stack) as page:
        ask_by_form(page, SUBJECT, "My parcel with the kettle never came.", CUSTOMER, "Imke")
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_role("heading", name="Thank you, we have it")).to_be_visible()
    number = routed(stack, SUBJECT)

    with page_of(browser, stack, AGENT) as page:
        page.goto("/desk/tickets/?sort=newest")
        page.get_by_role("link", name=SUBJECT).click()
        expect(page).to_have_url(re.compile(f"/desk/tickets/{number}/"))
        why = page.get_by_role("region", name="Why is this here?")
        expect(why).to_contain_text("Parcels")
        page.get_by_label("Your text").fill("It is on its way again, and arrives on Monday.")
        page.get_by_role("button", name="Send and resolve").click()
        expect(page.locator("#toasts")).to_contain_text("leaves in 5 s")
    assert post_office.to(CUSTOMER, "Re:") == []

    reply = wait_until(lambda: post_office.to(CUSTOMER, "Re:"), "the reply, once the undo window has passed")[0]
    assert "arrives on Monday" in text_of(reply)
    assert len(post_office.to(CUSTOMER, "Re:")) == 1
    letter = wait_until(
        lambda: [mail for mail in post_office.to(CUSTOMER) if "?score=" in mail.as_string()], "the survey", seconds=120
    )[0]
    only_look(stack, letter, number)

    link = next(link for link in links_of(letter) if link.endswith("score=3"))
    with page_of(browser, stack, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(link)
        expect(page.get_by_role("radio", name="3 of 10")).to_be_checked()
        page.get_by_role("button").click()
        page.get_by_role("textbox").fill("Nobody told me that it was lost.")
        page.get_by_role("checkbox").last.check()
        page.get_by_role("button").click()
        expect(page).to_have_url(re.compile("/thanks/$"))
    stored = stack.sql(ANSWERS, number)
    assert stored == [(3, "Nobody told me that it was lost.", True)]
    Visitor(stack.url).get(link.replace("score=3", "score=9"))
    assert stack.sql(ANSWERS, number) == stored

    with page_of(browser, stack, MANAGER) as page:
        page.goto("/desk/surveys/follow-ups/")
        row = page.get_by_role("row", name="Imke")
        expect(row).to_contain_text("Nobody told me")
        expect(row).to_contain_text(f"#{number}")
        page.goto("/desk/surveys/")
        expect(page.get_by_role("main")).to_contain_text("Nobody told me that it was lost.")
    assert urlsplit(link).netloc == urlsplit(stack.url).netloc
