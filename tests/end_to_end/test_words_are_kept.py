"""Words and files in a real browser: the session ends, the server dies, the line breaks, a second tab is opened."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import ask, tickets_about
from tests.running.barriers import WCAG, barriers
from tests.running.desk import PHONE, SCREEN, page_of, settled
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT, LEAD, PASSWORD
from tests.running.stack import Stack
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

PATIENCE_MS = 20_000
NOTHING_ON_THE_DEVICE = "!Object.keys(localStorage).some((key) => key.startsWith('draft:'))"
SAVED_ON_THE_DEVICE = (
    "Object.entries(localStorage).some(([key, copy]) => key.startsWith('draft:') && JSON.parse(copy).saved)"
)
FILE: Any = {"name": "lid.txt", "mimeType": "text/plain", "buffer": b"abc"}
SENT = "SELECT count(*) FROM tickets_message WHERE body_text = %s"
FILES_SENT = (
    "SELECT a.filename FROM tickets_attachment a JOIN tickets_message m ON m.id = a.message_id WHERE m.body_text = %s"
)


def open_ticket(stack: Stack, page: Page, subject: str) -> int:
    ask(stack, subject, f"{abs(hash(subject))}@example.org")
    number = int(tickets_about(stack, subject)[0][0])
    page.goto(f"/desk/tickets/{number}/")
    return number


def made_now(page: Page, number: int) -> Callable[[], Page]:
    """A second tab whose page the server makes at this moment; what is returned opens it."""
    slow = page.context.new_page()
    answer = slow.request.get(f"/desk/tickets/{number}/")

    def opened() -> Page:
        slow.route(f"**/desk/tickets/{number}/", lambda route: route.fulfill(response=answer))
        slow.goto(f"/desk/tickets/{number}/")
        return slow

    return opened


def lose_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def sign_in_above(page: Page, person: str = AGENT) -> None:
    dialog = page.locator("#sign-in")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Email").fill(person)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()


def text(page: Page) -> Any:
    return page.get_by_label("Your text")


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("also", ["", "csrftoken"], ids=["session", "session and token"])
def test_signing_in_above_the_page_sends_what_was_written_once(
    stack: Stack, browser: Browser, size: Any, also: str
) -> None:
    words = f"We look for your parcel {size['width']} {also}"
    with page_of(browser, stack, AGENT, viewport=size) as page:
        open_ticket(stack, page, f"Parcel {size['width']} {also or 'alone'}")
        page.locator("input[name=files]").set_input_files(FILE)
        expect(page.locator("[data-kept-files]")).to_contain_text("lid.txt")
        page.context.clear_cookies(name=re.compile(f"sessionid|{also or 'sessionid'}"))
        text(page).fill(words)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#sign-in")).to_be_visible()
        settled(page)
        assert barriers(page, *WCAG) == []
        sign_in_above(page)
        expect(page.locator("#thread")).to_contain_text(words, timeout=PATIENCE_MS)
    assert stack.sql(SENT, words) == [(1,)]
    assert stack.sql(FILES_SENT, words) == [("lid.txt",)]


def test_while_somebody_writes_nothing_takes_the_focus(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        open_ticket(stack, page, "Parcel and focus")
        lose_session(page)
        text(page).press_sequentially("First words")
        expect(page.get_by_text("Kept on this device until you sign in")).to_be_visible()
        text(page).press_sequentially(" and more.")
        expect(text(page)).to_have_value("First words and more.")
        expect(page.locator("#sign-in")).to_be_hidden()
        page.get_by_role("alert").get_by_role("button", name="Sign in").click()
        sign_in_above(page)
        expect(page.get_by_text("Draft saved")).to_be_visible()


def test_a_menu_and_a_plain_form_go_on_after_signing_in(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel and menus")
        text(page).fill("Half a thought")
        lose_session(page)
        page.locator("#ticket-head summary").nth(1).click()
        page.get_by_role("button", name="High").click()
        sign_in_above(page)
        expect(page.locator("#ticket-head summary").nth(1)).to_contain_text("High", timeout=PATIENCE_MS)
        expect(text(page)).to_have_value("Half a thought")
        lose_session(page)
        page.get_by_label("More").click()
        page.get_by_role("button", name="Mark as complaint").click()
        sign_in_above(page)
        expect(page.locator("#ticket-head")).to_contain_text("Complaint", timeout=PATIENCE_MS)
        expect(text(page)).to_have_value("Half a thought")
    assert stack.sql("SELECT priority FROM tickets_ticket WHERE number = %s", number) == [("high",)]


def test_somebody_else_who_signs_in_gets_neither_words_nor_page(stack: Stack, browser: Browser) -> None:
    words = "Only Ana knows these words"
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel of Ana")
        lose_session(page)
        text(page).fill(words)
        page.keyboard.press("Control+Enter")
        sign_in_above(page, LEAD)
        expect(page).to_have_url(re.compile("/desk/tickets/$"))
        page.goto(f"/desk/tickets/{number}/")
        expect(text(page)).to_have_value("")
        page.context.clear_cookies()
        page.goto(f"/accounts/login/?next=/desk/tickets/{number}/")
        page.get_by_label("Email").fill(AGENT)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(text(page)).to_have_value(words)
    assert stack.sql(SENT, words) == [(0,)]


def test_without_a_line_words_stay_and_leave_once_when_it_is_back(stack: Stack, browser: Browser) -> None:
    words = "We found it behind the door."
    with page_of(browser, stack, AGENT) as page:
        open_ticket(stack, page, "Parcel without a line")
        page.context.set_offline(True)
        text(page).fill(words)
        page.locator("input[name=files]").set_input_files(FILE)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Not sent: no connection.").first).to_be_visible()
        expect(text(page)).to_have_value(words)
        page.context.set_offline(False)
        page.get_by_role("button", name=re.compile("^Send Ctrl")).click()
        expect(page.locator("#thread")).to_contain_text(words, timeout=PATIENCE_MS)
    assert stack.sql(SENT, words) == [(1,)]
    assert stack.sql(FILES_SENT, words) == [("lid.txt",)]


def test_words_of_a_page_that_was_killed_before_the_server_had_them_come_back(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel and a crash")
        text(page).fill("Older words")
        expect(page.get_by_text("Draft saved")).to_be_visible()
        page.context.set_offline(True)
        text(page).fill("Newest words")
        page.close(run_before_unload=False)
        page.context.set_offline(False)
        again = page.context.new_page()
        again.clock.install()
        again.goto(f"/desk/tickets/{number}/")
        expect(text(again)).to_have_value("Newest words")
        wait_until(lambda: again.evaluate(SAVED_ON_THE_DEVICE), "the server to have the words")
        again.clock.fast_forward(61_000)
        wait_until(lambda: again.evaluate(NOTHING_ON_THE_DEVICE), "the copy on the device to go")
    assert stack.sql(
        "SELECT body FROM tickets_draft d JOIN tickets_ticket t ON t.id = d.ticket_id WHERE t.number = %s", number
    ) == [("Newest words",)]


def test_a_file_that_was_chosen_while_another_was_on_its_way_outlives_the_page(stack: Stack, browser: Browser) -> None:
    second = FILE | {"name": "hinge.txt", "buffer": b"def"}
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel with two files")
        page.route("**/files/", lambda route: None)  # a server that takes the first file and does not answer
        with page.expect_request("**/files/"):
            page.locator("input[name=files]").set_input_files(FILE)
        page.locator("input[name=files]").set_input_files(second)
        expect(page.locator("input[name=files]")).to_have_value("")
        page.close(run_before_unload=False)
        again = page.context.new_page()
        again.goto(f"/desk/tickets/{number}/")
        expect(again.locator("[data-kept-files]")).to_contain_text("lid.txt")
        expect(again.locator("[data-kept-files]")).to_contain_text("hinge.txt")


def test_a_page_that_was_made_before_the_words_were_saved_shows_them(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel and an older page")
        opened = made_now(page, number)
        text(page).fill("Saved meanwhile")
        expect(page.get_by_text("Draft saved")).to_be_visible()
        expect(text(opened())).to_have_value("Saved meanwhile")


def test_a_page_that_was_made_before_the_words_were_sent_shows_none(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel and a page from before")
        text(page).fill("Sent meanwhile")
        expect(page.get_by_text("Draft saved")).to_be_visible()
        opened = made_now(page, number)
        page.keyboard.press("Control+Enter")
        expect(page.locator("#thread")).to_contain_text("Sent meanwhile")
        slow = opened()
        expect(slow.get_by_text("This was sent already")).to_be_visible()
        expect(text(slow)).to_have_value("")


def test_words_of_a_page_that_was_slow_to_load_are_newer_than_what_they_go_on_from(
    stack: Stack, browser: Browser
) -> None:
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel and a slow line")
        # The page comes later than its clock says, so that its own time would lie behind.
        opened = made_now(page, number)
        text(page).fill("First words")
        expect(page.get_by_text("Draft saved")).to_be_visible()
        slow = opened()
        text(page).fill("First words, then second")
        expect(text(slow)).to_have_value("First words, then second")
        slow.context.set_offline(True)
        text(slow).press_sequentially(" and third")
        slow.close(run_before_unload=False)
        page.context.set_offline(False)
        again = page.context.new_page()
        again.goto(f"/desk/tickets/{number}/")
        expect(text(again)).to_have_value("First words, then second and third")


def test_two_tabs_show_the_same_words_and_send_them_once(stack: Stack, browser: Browser) -> None:
    words = "Written in one tab, sent from the other."
    with page_of(browser, stack, AGENT) as page:
        number = open_ticket(stack, page, "Parcel in two tabs")
        second = page.context.new_page()
        second.goto(f"/desk/tickets/{number}/")
        text(page).fill(words)
        expect(text(second)).to_have_value(words)
        second.get_by_role("button", name=re.compile("^Send Ctrl")).click()
        expect(second.locator("#thread")).to_contain_text(words)
        expect(text(page)).to_have_value("")
    assert stack.sql(SENT, words) == [(1,)]


def test_without_script_a_reply_comes_back_after_signing_in(stack: Stack, browser: Browser) -> None:
    words = "Sent without script after all."
    with page_of(browser, stack, AGENT, java_script_enabled=False) as page:
        open_ticket(stack, page, "Parcel, no script, no session")
        text(page).fill(words)
        page.locator("summary[aria-label='Attach files']").click()
        page.locator("input[name=files]").set_input_files(FILE)
        lose_session(page)
        page.get_by_role("button", name=re.compile("^Send Ctrl")).click()
        expect(page.get_by_text("What you wrote is kept")).to_be_visible()
        page.get_by_label("Email").fill(AGENT)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator(".kept-words")).to_contain_text(words)
        page.get_by_role("button", name="Send it now").click()
        expect(page.locator("#thread")).to_contain_text(words, timeout=PATIENCE_MS)
    assert stack.sql(SENT, words) == [(1,)]
    assert stack.sql(FILES_SENT, words) == [("lid.txt",)]


def test_two_agents_see_each_other_and_the_second_is_shown_the_first(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as ana, page_of(browser, stack, LEAD) as lea:
        number = open_ticket(stack, ana, "Parcel for two")
        lea.goto(f"/desk/tickets/{number}/")
        text(ana).fill("It leaves tomorrow.")
        expect(ana.get_by_text("Draft saved")).to_be_visible()
        lea.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(lea.locator("p[data-writers]")).to_have_text("Ana Ames is writing a reply.", timeout=PATIENCE_MS)
        ana.keyboard.press("Control+Enter")
        expect(ana.locator("#thread")).to_contain_text("It leaves tomorrow.")
        text(lea).fill("It is lost.")
        lea.keyboard.press("Control+Enter")
        expect(lea.get_by_text("Ana Ames answered while you were writing.").first).to_be_visible()
        expect(lea.locator("#thread")).to_contain_text("It leaves tomorrow.")
        expect(text(lea)).to_have_value("It is lost.")
    wait_until(lambda: stack.sql(SENT, "It is lost.") == [(0,)], "nothing to be sent")
