"""A ticket by keys alone: menus take focus, letters and arrows choose, Enter does it, and focus comes back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.acts import ask, routed
from tests.running.desk import page_of
from tests.running.fixtures import needs_chromium
from tests.running.names import AGENT
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"))


def test_menus_of_a_ticket_are_used_by_keys_alone(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel by keys", "keys@example.org")
    number = routed(stack, "Parcel by keys")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{number}/")
        page.keyboard.press("p")
        assert focused(page) == "Normal"
        page.keyboard.press("u")
        assert focused(page) == "Urgent"
        page.keyboard.press("Enter")
        button = page.locator("summary[data-key=p]")
        expect(button).to_contain_text("Urgent")
        expect(button).to_be_focused()

        page.keyboard.press("s")
        page.keyboard.press("End")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Escape")
        expect(page.locator("summary[data-key=s]")).to_be_focused()

        page.keyboard.press("a")
        page.keyboard.type("ana")
        page.keyboard.press("Enter")
        expect(page.locator("summary[data-key=a]")).to_contain_text("Ana Ames")

        page.keyboard.press("#")
        assert page.evaluate("document.activeElement.type") == "search"


KEYS_BEFORE_THE_BROWSER_TELLS = """async (keys) => {
  const once = { capture: true, once: true };
  const told = new Promise((done) => document.addEventListener("toggle", () => setTimeout(done), once));
  for (const key of keys) {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
  await told;
}"""


def test_a_letter_typed_before_a_menu_is_told_open_keeps_its_choice(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel by quick keys", "quick@example.org")
    number = routed(stack, "Parcel by quick keys")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{number}/")
        page.evaluate(KEYS_BEFORE_THE_BROWSER_TELLS, ["p", "u"])
        assert focused(page) == "Urgent"
        page.keyboard.press("Enter")
        expect(page.locator("summary[data-key=p]")).to_contain_text("Urgent")


def test_single_keys_that_are_off_are_off_everywhere(stack: Stack, browser: Browser) -> None:
    with page_of(browser, stack, AGENT) as page:
        page.goto("/desk/tickets/?view=all")
        page.evaluate("localStorage.setItem('single-keys-off', '1')")
        page.reload()
        before = page.url
        for key in "jkxascp.?/z[":
            page.keyboard.press(key)
        expect(page.locator(".row-current, dialog[open], details[open]")).to_have_count(0)
        assert (page.url, page.evaluate("document.activeElement === document.body")) == (before, True)
        caps = [cap.inner_text() for cap in page.locator("kbd:visible").all()]
        assert [cap for cap in caps if len(cap) == 1 and cap != "↵"] == []
        hints = page.locator(".hint-bar .hint:visible").all_inner_texts()
        assert [" ".join(hint.split()) for hint in hints] == ["Enter open"]


def test_the_list_of_keys_names_every_key_of_the_page(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel in the list", "listed@example.org")
    routed(stack, "Parcel in the list")
    with page_of(browser, stack, AGENT) as page:
        page.goto("/desk/tickets/?view=all")
        page.keyboard.press("?")
        keys = page.locator("#shortcuts .keys").all_inner_texts()
    found = ["".join(line.split()) for line in keys]
    assert {"JK", "Enter", "X", "ShiftJ", "ShiftA", "Escape", "A", "T", "P", "S", "I", "F", "C", "/", "Z"} <= set(found)
    assert len(found) == len(set(found))


@pytest.fixture
def stays_afterwards(stack: Stack) -> Iterator[None]:
    """Others write as the same person."""
    yield
    stack.sql("UPDATE people_user SET after_send = 'stay'")


@pytest.mark.usefixtures("stays_afterwards")
def test_where_to_go_after_a_reply_is_chosen_by_keys_and_undo_leads_back(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel to answer", "onward@example.org")
    ask(stack, "Parcel that comes next", "onward@example.org")
    first, following = routed(stack, "Parcel to answer"), routed(stack, "Parcel that comes next")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{first}/?q=onward&sort=oldest")
        page.locator("#composer-body").fill("Here is what you asked for.")
        page.locator(".send-more > summary").press("Enter")
        with page.expect_response("**/desk/me/after-send/"):
            page.get_by_label("Open the next ticket").press("Enter")
        expect(page.locator(".message-out")).to_have_count(0)

        page.locator("#composer-body").press("Control+Enter")
        expect(page).to_have_url(re.compile(f"/desk/tickets/{following}/"))
        expect(page.locator("#toasts")).to_contain_text(f"#{first}: Reply to")
        page.keyboard.press("z")
        expect(page).to_have_url(re.compile(f"/desk/tickets/{first}/.*#composer"))
        expect(page.locator("#composer-body")).to_have_value("Here is what you asked for.")


def test_arrows_choose_in_a_list_that_stands_in_a_menu(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel for later", "later@example.org")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{routed(stack, 'Parcel for later')}/")
        page.locator(".send-later > summary").press("Enter")
        then = page.locator("select[name=later_status]")
        before = then.evaluate("list => list.selectedIndex")
        then.press("ArrowDown")
        assert then.evaluate("list => list.selectedIndex") == before + 1
        expect(then).to_be_focused()


def test_a_colleague_is_mentioned_by_keys_in_a_note_and_nobody_in_a_reply(stack: Stack, browser: Browser) -> None:
    ask(stack, "Parcel to talk about", "mention@example.org")
    with page_of(browser, stack, AGENT) as page:
        page.goto(f"/desk/tickets/{routed(stack, 'Parcel to talk about')}/")
        body, list_ = page.locator("#composer-body"), page.locator("#mention-list")
        page.keyboard.press("n")
        body.press_sequentially("Please look, @")
        expect(list_).to_be_visible()
        chosen = list_.locator("[aria-selected=true]")
        first = chosen.inner_text()
        body.press("ArrowDown")
        expect(chosen).not_to_have_text(first)
        body.press("ArrowUp")
        body.press("Enter")
        expect(body).to_have_value(f"Please look, @{first} ")
        expect(body).to_be_focused()
        expect(list_).to_be_hidden()

        body.press_sequentially("or @")
        body.press("Escape")
        expect(list_).to_be_hidden()
        expect(body).to_be_focused()
        page.locator("[name=kind][value=reply]").check(force=True)
        body.press_sequentially(" @")
        expect(list_).to_be_hidden()
