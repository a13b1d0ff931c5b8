"""`stack`: one running Amends for all tests of a process. `browser`: one Chromium for a module or for `end_to_end`."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from helpdesk.runner.layout import short_temporary
from tests.running.dovecot import DOVECOT, Dovecot
from tests.running.openid import OpenIdProvider, openid_provider
from tests.running.post_office import Counter, PostOffice
from tests.running.saml import SamlProvider, saml_provider
from tests.running.stack import Stack

SETTINGS = {
    "SITE_NAME": "Harbor & Pine",
    "SUPPORT_ADDRESS": "help@harborpine.example",
    "TIME_ZONE": "UTC",
    "LOG_LEVEL": "INFO",
    "SIGN_IN_HOSTS": "127.0.0.1",
}
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium; script/test finds or installs one")


@pytest.fixture(scope="session")
def post_office() -> Iterator[PostOffice]:
    """Where the stack's mail arrives; its port is in `EMAIL_URL` of the stack."""
    office = PostOffice()
    controller = Counter(office)
    controller.start()
    SETTINGS["EMAIL_URL"] = f"smtp://127.0.0.1:{controller.port}"
    yield office
    controller.stop()


@pytest.fixture(scope="session")
def stack(post_office: PostOffice) -> Iterator[Stack]:
    """The application with real worker and beat, and the people, rules and causes of `scene` in it."""
    data = Path(tempfile.mkdtemp(prefix="amends-stack-", dir=short_temporary()))
    running = Stack(data, SETTINGS)
    try:
        running.wait_until_ready()
        running.shell("from tests.running.scene import prepare; prepare()")
        yield running
    finally:
        running.stop()
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def openid() -> Iterator[OpenIdProvider]:
    """A provider of OpenID Connect that knows whom a test tells it of."""
    with openid_provider() as provider:
        yield provider


@pytest.fixture(scope="session")
def saml() -> Iterator[SamlProvider]:
    """A provider of SAML that says of people what a test tells it to."""
    if shutil.which("xmlsec1") is None:
        pytest.skip("no xmlsec1; script/test finds or installs one")
    with saml_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: Playwright keeps an event loop that would be in the way of other tests."""
    yield from opened()


@pytest.fixture(scope="module")
def browser_beside() -> Iterator[Browser]:
    """The same for tests that look into the database themselves, in the thread where Playwright's event loop runs."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield from opened()


def opened() -> Iterator[Browser]:
    """A Chromium, closed when the fixture that gives it ends."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """One IMAP server for all tests of a process; each test takes a person of its own."""
    if DOVECOT is None:
        pytest.skip("no dovecot; script/test finds or installs one")
    home = Path(tempfile.mkdtemp(prefix="amends-imap-", dir=short_temporary()))
    server = Dovecot(home)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)
