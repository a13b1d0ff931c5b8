"""Colleagues come in by a provider of OpenID Connect: from its page in Settings to the desk, or to a refusal."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.running.desk import page_of, session_ended
from tests.running.fixtures import needs_chromium
from tests.running.names import ADMIN
from tests.running.openid import OpenIdProvider
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]
CARA, DOMAIN = "cara@lumen.example", "lumen.example"
INBOX = re.compile("/desk/tickets/")


@pytest.fixture
def lumen_id(stack: Stack, browser: Browser, openid: OpenIdProvider) -> Iterator[str]:
    """The page of a provider that an admin set up, and that is on; removed at the end."""
    with page_of(browser, stack, ADMIN) as admin:
        admin.goto("/desk/settings/sign-in/")
        admin.get_by_role("link", name="New provider").first.click()
        admin.get_by_label("Another provider").check()
        admin.get_by_label("Name on the button").fill("Lumen ID")
        admin.get_by_role("button", name="Go on").click()
        admin.get_by_label("Issuer").fill(openid.issuer)
        admin.get_by_label("Client ID").fill("amends")
        admin.get_by_label("Client secret").fill("a secret")
        admin.get_by_label("Mail domains").fill(DOMAIN)
        admin.get_by_label("Groups that may come in").fill("desk")
        admin.get_by_label("Deliveries").first.check()
        admin.get_by_role("button", name="Try it").click()
        expect(admin.get_by_text("The provider knows them.")).to_be_visible()
        admin.get_by_role("button", name="Save", exact=True).click()
        admin.get_by_role("button", name="Switch it on").click()
        expect(admin.get_by_role("status").filter(has_text="Lumen ID is on")).to_be_visible()
        yield admin.url
        admin.goto(admin.url)
        admin.get_by_role("button", name="Remove it").click()
        expect(admin.get_by_text("Lumen ID is removed")).to_be_visible()


def say_who(page: Page, subject: str) -> None:
    page.get_by_role("button", name="Sign in with Lumen ID").click()
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()


@contextmanager
def coming(browser: Browser, stack: Stack, subject: str, *, script: bool = True) -> Iterator[Page]:
    """Somebody in a browser of their own who presses the button, and says to the provider who they are."""
    with page_of(browser, stack, java_script_enabled=script) as page:
        page.goto("/accounts/login/")
        say_who(page, subject)
        yield page


def test_from_setting_it_up_to_the_desk_and_to_each_refusal(
    lumen_id: str, stack: Stack, browser: Browser, openid: OpenIdProvider
) -> None:
    own = {"email": CARA, "email_verified": True, "name": "Cara Novak", "groups": ["desk"]}
    openid.person("cara", **own)
    openid.person("eve", **(own | {"email": "eve@elsewhere.example"}))
    openid.person("finn", **(own | {"email": f"finn@{DOMAIN}", "groups": ["warehouse"]}))
    with coming(browser, stack, "cara") as page:
        expect(page).to_have_url(INBOX)
    with coming(browser, stack, "cara", script=False) as page:
        expect(page).to_have_url(INBOX)
    found = stack.sql(
        "SELECT u.role, t.name FROM people_user u JOIN people_teammembership m ON m.user_id = u.id"
        " JOIN people_team t ON t.id = m.team_id WHERE u.email = %s", CARA,
    )  # fmt: skip
    assert found == [("agent", "Deliveries")]
    with coming(browser, stack, "eve") as page:
        expect(page.get_by_text("People with an address of this domain do not come in")).to_be_visible()
    with coming(browser, stack, "finn") as page:
        expect(page.get_by_text("You are in none of the groups that may come in.")).to_be_visible()
    stack.sql("UPDATE people_user SET is_active = false WHERE email = %s", CARA)
    with coming(browser, stack, "cara") as page:
        expect(page.get_by_text("Your account here is closed.")).to_be_visible()


def test_an_open_page_goes_on_when_its_person_came_in_by_the_provider_again(
    lumen_id: str, stack: Stack, browser: Browser, openid: OpenIdProvider
) -> None:
    openid.person("dora", email=f"dora@{DOMAIN}", email_verified=True, name="Dora Lind", groups=["desk"])
    with coming(browser, stack, "dora") as page:
        expect(page).to_have_url(INBOX)
        session_ended(page)
        with page.expect_popup() as opened:
            page.locator("#sign-in").get_by_role("link", name="Sign in another way").click()
        say_who(opened.value, "dora")
        expect(opened.value.get_by_role("heading", name="You are signed in")).to_be_visible()
        opened.value.close()
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator("#sign-in")).to_be_hidden()
