"""Signing in with a second factor as people do: an app's code, a passkey, a recovery code; demanded, and reset."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.running.barriers import SERIOUS, WCAG, barriers
from tests.running.desk import PHONE, SCREEN, page_of, session_ended, settled
from tests.running.fitting import misfits
from tests.running.fixtures import needs_chromium
from tests.running.names import ADMIN, PASSWORD
from tests.running.stack import Stack

pytestmark = [pytest.mark.browser, needs_chromium]

DESK, STEP, SIGN_IN = re.compile("/desk/"), re.compile("/accounts/second-step/"), re.compile("/accounts/login/")
STICK = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""Chromium's own make-believe authenticator, which says yes to everything."""


@pytest.fixture
def person(stack: Stack, request: pytest.FixtureRequest) -> str:
    """The address of somebody who works here, made for this test alone."""
    name = re.sub(r"\W", "", request.node.name.removeprefix("test_"))[:20]
    email = f"{name}@harborpine.example"
    stack.shell(f"from tests.factories import user; user({name!r}, email={email!r})")
    return email


@contextmanager
def named(browser: Browser, stack: Stack) -> Iterator[Page]:
    """A fresh browser that calls the server by a name, as passkeys ask for."""
    address = stack.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport=SCREEN, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def type_password(page: Page, person: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(person)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).not_to_have_url(SIGN_IN)


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(SIGN_IN)


def is_it_you(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_role("main").get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def is_usable(page: Page) -> None:
    """Nothing is cut off on a phone or a screen, and axe finds nothing serious."""
    for size in (PHONE, SCREEN):
        page.set_viewport_size(size)
        settled(page)
        assert misfits(page) == []
    assert barriers(page, *WCAG, impacts=SERIOUS) == []


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """From the preferences on; returns the key and the recovery codes that were shown."""
    page.goto("/desk/me/")
    page.get_by_role("link", name="Sign-in and security").click()
    page.get_by_role("link", name="Set up an authenticator app").click()
    return finish_app(page)


def finish_app(page: Page) -> tuple[str, list[str]]:
    is_it_you(page)
    expect(page.locator(".qr")).to_be_visible()
    is_usable(page)
    key = page.locator(".factor-key").inner_text()
    page.get_by_label("Code that the app shows").fill(code(key))
    page.get_by_role("button", name="Switch it on").click()
    expect(page.locator(".factor-codes")).to_be_visible()
    is_usable(page)
    codes = page.locator(".factor-codes li").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 are left")).to_be_visible()
    return key, codes


def code(key: str) -> str:
    return str(format_hotp_value(hotp_value(key, int(time.time()) // 30)))


def type_code(page: Page, words: str) -> None:
    expect(page).to_have_url(STEP)
    is_usable(page)
    page.get_by_label("Code").fill(words)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_app_then_a_recovery_code(browser: Browser, stack: Stack, person: str) -> None:
    with named(browser, stack) as page:
        type_password(page, person)
        key, codes = set_up_app(page)
        for words in (code(key), codes[3]):
            sign_out(page)
            type_password(page, person)
            type_code(page, words)
            expect(page).to_have_url(DESK)
        page.goto("/desk/me/security/")
        expect(page.get_by_text("9 are left")).to_be_visible()


def test_a_passkey_in_place_of_the_password_and_as_the_second_step(browser: Browser, stack: Stack, person: str) -> None:
    with named(browser, stack) as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": STICK})
        type_password(page, person)
        page.goto("/desk/me/security/")
        page.get_by_role("link", name="Add a passkey").click()
        is_it_you(page)
        expect(page.get_by_role("button", name="Add the passkey")).to_be_visible()
        is_usable(page)
        page.get_by_label("Name").fill("Work laptop")
        page.get_by_role("button", name="Add the passkey").click()
        page.get_by_role("link", name="I have kept them").click()
        expect(page.locator("b", has_text="Work laptop")).to_be_visible()
        sign_out(page)
        page.get_by_role("button", name="Use a passkey").click()
        expect(page).to_have_url(DESK)
        sign_out(page)
        type_password(page, person)
        expect(page).to_have_url(STEP)
        expect(page.get_by_text("authenticator app")).to_have_count(0)
        page.get_by_role("button", name="Use a passkey").click()
        expect(page).to_have_url(DESK)


def test_a_demand_whose_time_is_over_leads_to_its_page_alone(browser: Browser, stack: Stack, person: str) -> None:
    demands = (
        "from helpdesk.people.services.factors import demand_factors as demand; demand(wanted={'lead': %s}, by=None)"
    )
    stack.shell(f"from helpdesk.people.models import User; User.objects.filter(email={person!r}).update(role='lead')")
    stack.shell(demands % 0)
    try:
        with named(browser, stack) as page:
            type_password(page, person)
            expect(page.get_by_role("heading", name="A second factor is needed")).to_be_visible()
            is_usable(page)
            page.goto("/desk/settings/")
            page.get_by_role("link", name="Set up an authenticator app").click()
            finish_app(page)
            page.goto("/desk/tickets/")
            expect(page).to_have_url(re.compile("/desk/tickets/"))
    finally:
        stack.shell(demands % None)


def test_an_admin_resets_it_and_the_password_alone_opens_again(browser: Browser, stack: Stack, person: str) -> None:
    with named(browser, stack) as page, page_of(browser, stack, ADMIN) as admin:
        type_password(page, person)
        set_up_app(page)
        admin.goto("/desk/settings/second-factor/")
        expect(admin.get_by_role("heading", name="Who needs one")).to_be_visible()
        is_usable(admin)
        admin.goto(f"/desk/settings/staff/?q={person.split('@', maxsplit=1)[0]}")
        admin.locator("a.row-title").click()
        admin.get_by_role("link", name="Reset the second factor").click()
        admin.get_by_role("button", name="Reset it").click()
        expect(admin.get_by_role("region", name="Messages")).to_contain_text("is reset, and they are told by mail")
        page.goto("/desk/tickets/")
        expect(page).to_have_url(SIGN_IN)
        type_password(page, person)
        expect(page).to_have_url(DESK)


def test_signing_in_above_a_page_leads_to_the_step_and_back(browser: Browser, stack: Stack, person: str) -> None:
    with named(browser, stack) as page:
        type_password(page, person)
        key, _codes = set_up_app(page)
        session_ended(page)
        dialog = page.locator("#sign-in")
        dialog.get_by_label("Email").fill(person)
        dialog.get_by_label("Password").fill(PASSWORD)
        dialog.get_by_role("button", name="Sign in").click()
        with page.expect_popup() as opened:
            dialog.get_by_role("link", name="Take the step").click()
        type_code(opened.value, code(key))
        expect(opened.value).to_have_url(DESK)
        opened.value.close()
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(dialog).to_be_hidden()
