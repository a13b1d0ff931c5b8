"""Every main page with data on it: readable, named, reachable (axe), with nothing cut off at any usual width."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.end_to_end.main_pages import ADMINS, DESK, PUBLIC
from tests.running.acts import ask, deliver, link_in, mail, routed, survey_of
from tests.running.barriers import SERIOUS, WCAG, barriers
from tests.running.desk import PHONE, SCREEN, page_of, settled
from tests.running.fitting import misfits
from tests.running.fixtures import needs_chromium
from tests.running.names import ADMIN, AGENT, MANAGER, PUBLIC_TITLE
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.visitor import Visitor
from tests.running.waiting import wait_until

pytestmark = [pytest.mark.browser, needs_chromium]

SUBJECT, CUSTOMER = "Parcel on every page, with a rather long subject line", "everywhere@example.org"
ZOOMED = ViewportSize(width=640, height=400)  # a screen of 1280 at 200 %
SIZES = (
    ("large screen", ViewportSize(width=1920, height=1080)),
    ("small screen", ViewportSize(width=1280, height=800)),
    ("zoomed screen", ZOOMED),
    ("screen", SCREEN),
    ("phone", PHONE),
)
Theme = Literal["light", "dark"]
JUDGED: dict[str, tuple[Theme, ...]] = {"screen": ("light", "dark"), "phone": ("dark", "light")}
"""Where axe looks too, and in which order: the theme that is on first."""
RULES: dict[Theme, list[str]] = {"light": WCAG, "dark": ["color-contrast"]}


@pytest.fixture(scope="module")
def places(stack: Stack, post_office: PostOffice) -> dict[str, object]:
    """What stands for the braces: a complaint with a reply, a survey and its bad answer, a quarantined mail."""
    ask(stack, SUBJECT, CUSTOMER, complaint="yes", **{"complaint-outcome": "refund"})
    number = routed(stack, SUBJECT)
    framed_mail = mail("In a frame", CUSTOMER, html="<p>My <b>parcel</b> is missing.</p>")
    deliver(stack, mail("From ourselves", "help@harborpine.example"), framed_mail)
    stack.shell(f"from tests.running.scene import for_settings, finish; for_settings(); finish({number})")
    letter_of_colleague = wait_until(lambda: post_office.to("cara@harborpine.example"), "the invitation")[-1]
    survey = link_in(survey_of(stack, post_office, number, CUSTOMER), "/s/")
    Visitor(stack.url).post(survey, {"score": "3", "comment": "It took long.", "may_contact": "on"})
    framed = stack.sql("SELECT number FROM tickets_ticket WHERE subject = 'In a frame'")[0][0]
    effort = stack.shell(f"from tests.running.scene import effort; print(effort({framed}))").split()[-1]
    Visitor(stack.url).post(effort, {"score": "2", "comment": "Dreimal gefragt.", "may_contact": "on"})
    letter = post_office.to(CUSTOMER, "We have your complaint")[-1]
    request, receipt = link_in(letter, "/r/"), link_in(letter, "/c/receipt/")
    one = {
        "customer": "SELECT requester_id FROM tickets_ticket ORDER BY number DESC LIMIT 1",
        "rule": "SELECT id FROM rules_rule ORDER BY id LIMIT 1",
        "article": "SELECT id FROM knowledgebase_article ORDER BY id LIMIT 1",
        "slug": f"SELECT slug FROM knowledgebase_article WHERE title = '{PUBLIC_TITLE}'",
        "topic": "SELECT slug FROM knowledgebase_category LIMIT 1",
        "mail": "SELECT id FROM contact_channels_outgoingmail ORDER BY id DESC LIMIT 1",
        "field": "SELECT id FROM tickets_ownfield ORDER BY id LIMIT 1",
        "level": "SELECT id FROM escalation_escalationlevel ORDER BY id LIMIT 1",
        "policy": "SELECT id FROM tickets_replypolicy ORDER BY id LIMIT 1",
        "calendar": "SELECT id FROM calendars_calendar ORDER BY id LIMIT 1",
        "mailbox": "SELECT id FROM contact_channels_mailbox ORDER BY id LIMIT 1",
        "agent": f"SELECT id FROM people_user WHERE email = '{AGENT}'",
        "team": "SELECT id FROM people_team ORDER BY id LIMIT 1",
        "other_team": "SELECT team.id FROM people_team AS team, tickets_ticket AS ticket "
        f"WHERE number = {number} AND ticket.team_id IS DISTINCT FROM team.id ORDER BY team.id LIMIT 1",
        "organisation": "SELECT id FROM people_organisation ORDER BY id LIMIT 1",
        "category": "SELECT id FROM knowledgebase_category ORDER BY id LIMIT 1",
        "cause": "SELECT id FROM complaints_cause ORDER BY id LIMIT 1",
        "tag": "SELECT id FROM tickets_tag ORDER BY id LIMIT 1",
        "text": "SELECT id FROM knowledgebase_publictext LIMIT 1",
        "product": "SELECT id FROM people_product ORDER BY id LIMIT 1",
        "import": "SELECT id FROM imports_importbatch ORDER BY id LIMIT 1",
        "orders": "SELECT id FROM imports_importbatch WHERE kind = 'orders'",
        "provider": "SELECT id FROM sso_signinprovider WHERE kind = 'keycloak'",
        "saml": "SELECT id FROM sso_signinprovider WHERE kind = 'saml'",
        "webhook": "SELECT id FROM contact_channels_endpoint ORDER BY id LIMIT 1",
        "form": "SELECT id FROM tickets_contactform WHERE slug = 'returns'",
        "erasure": "SELECT id FROM privacy_erasure ORDER BY id LIMIT 1",
        "macro": "SELECT id FROM macros_macro ORDER BY id LIMIT 1",
        "saved": "SELECT id FROM tickets_savedreply ORDER BY id LIMIT 1",
        "raw": "SELECT id FROM contact_channels_rawmail WHERE outcome = 'quarantined' LIMIT 1",
    }
    found = {name: stack.sql(statement)[0][0] for name, statement in one.items()}
    return found | {
        "number": number,
        "framed": framed,
        "survey": survey,
        "effort": effort,
        "invited": link_in(letter_of_colleague, "/accounts/invited/"),
        "request": request,
        "receipt": receipt,
    }


AT_ONCE = """() => {
  // Switching the theme fades colours; what is judged is where they come to rest. A sheet of the document's own
  // is no inline style, so the policy allows it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { transition: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


def look_at(page: Page, path: str) -> Iterator[str]:
    """What is wrong with a page: it is loaded once, and judged at every width, on a screen and a phone in both themes.
    A theme changes nothing but contrast."""
    page.set_viewport_size(SCREEN)
    page.emulate_media(color_scheme=(shown := "light"), reduced_motion="reduce")
    page.goto(path)
    page.evaluate(AT_ONCE)
    for name, size in SIZES:
        page.set_viewport_size(size)
        settled(page)
        yield from (f"{path} on a {name}: {what}" for what in misfits(page))
        for theme in JUDGED.get(name, ()):
            if theme != shown:
                page.emulate_media(color_scheme=(shown := theme), reduced_motion="reduce")
                settled(page)
            found = barriers(page, *RULES[theme], impacts=SERIOUS)
            yield from (f"{path} on a {theme} {name}: {what}" for what in found)


@pytest.fixture(scope="module")
def manager(stack: Stack, browser: Browser) -> Iterator[Page]:
    with page_of(browser, stack, MANAGER) as page:
        yield page


@pytest.fixture(scope="module")
def admin(stack: Stack, browser: Browser) -> Iterator[Page]:
    with page_of(browser, stack, ADMIN) as page:
        yield page


@pytest.fixture
def german(stack: Stack) -> Iterator[None]:
    """The manager's pages are in German, whose words are longer."""
    speaks = "UPDATE people_user SET language = %s WHERE email = %s"
    stack.sql(speaks, "de", MANAGER)
    yield
    stack.sql(speaks, "", MANAGER)


@pytest.fixture(scope="module")
def stranger(stack: Stack, browser: Browser) -> Iterator[Page]:
    with page_of(browser, stack) as page:
        yield page


@pytest.mark.parametrize("path", DESK)
def test_a_desk_page_is_readable_named_and_fits(manager: Page, places: dict[str, object], path: str) -> None:
    assert list(look_at(manager, path.format(**places))) == []


@pytest.mark.parametrize("path", ADMINS)
def test_a_page_for_admins_is_readable_named_and_fits(admin: Page, places: dict[str, object], path: str) -> None:
    assert list(look_at(admin, path.format(**places))) == []


@pytest.mark.usefixtures("german")
def test_german_words_fit_a_phone_too(manager: Page, places: dict[str, object]) -> None:
    manager.set_viewport_size(PHONE)
    for path in ("/desk/articles/{article}/", "/desk/rules/{rule}/", "/desk/tickets/{number}/"):
        manager.goto(path.format(**places))
        expect(manager.locator("html")).to_have_attribute("lang", "de")
        assert misfits(manager) == [], path


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_readable_named_and_fits(stranger: Page, places: dict[str, object], path: str) -> None:
    assert list(look_at(stranger, path.format(**places))) == []
