"""What strangers write is shown to staff and customers in a real browser, and nothing of it runs or fetches.

Once under the policy that forbids it (CSP), once with that policy switched off: neither lock relies on the other.
"""

from email.message import EmailMessage
from email.utils import formataddr
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from tests.running.acts import ask, link_in, routed, survey_of
from tests.running.desk import page_of, settled
from tests.running.fixtures import needs_chromium
from tests.running.names import MANAGER
from tests.running.post_office import PostOffice
from tests.running.stack import Stack
from tests.running.visitor import Visitor
from tests.running.waiting import wait_until
from tests.security.vectors import HTML, SHORT

pytestmark = [pytest.mark.browser, needs_chromium]

RUNS, FETCHES = "<img src=x onerror=alert(1)>", "<img src=https://evil.example/pixel.gif>"
VICTIM = "victim@example.org"
STAFF = (
    "/desk/tickets/{number}/?all=1",
    "/desk/complaints/tickets/{number}/",
    "/desk/tickets/?view=all",
    "/desk/customers/",
    "/desk/customers/{customer}/",
    "/desk/outbox/",
    "/desk/outbox/{mail}/",
    "/desk/quarantine/",
    "/desk/quarantine/{raw}/",
    "/desk/articles/",
    "/desk/articles/{article}/",
    "/desk/complaints/",
    "/desk/surveys/",
    "/desk/surveys/follow-ups/",
    "/desk/surveys/follow-ups/{follow_up}/",
    "/desk/articles/failed-searches/",
)
PUBLIC = (
    "/help/",
    "/help/articles/en/{slug}/",
    "/help/search/?q={words}",
    "{request}",
    "{receipt}",
    "{survey}",
    "{survey}thanks/",
)
STRANGE = """() => {
  const found = [];
  const word = /^\\s*(javascript|vbscript|data:text)/i;
  const look = (page, framed, ourMail) => {
    for (const item of page.querySelectorAll("body *")) {
      const outside = framed || item.closest(".message-body, .article-body, article, .conversation");
      for (const { name, value } of item.attributes) {
        const leads = /^(href|src|action|formaction|xlink:href|data)$/i.test(name) && word.test(value);
        const foreign = /^(style|background|srcset)$/i.test(name) || (name === "src" && value.includes("evil"));
        const ours = item.matches("iframe.framed") || (ourMail && name === "style"); // its height; a mail's look
        if (/^on/i.test(name) || leads || (outside && foreign && !ours)) found.push(item.outerHTML.slice(0, 160));
      }
      if (item.matches("iframe.framed") && !framed && !item.sandbox.contains("allow-scripts") && item.sandbox.length) {
        look(item.contentDocument, true, item.src.includes("/outbox/"));
      } else if (/^(iframe|object|embed|base)$/i.test(item.localName)) found.push(item.outerHTML.slice(0, 160));
      if (item.localName === "script" && !item.src) found.push(item.outerHTML.slice(0, 160));
    }
  };
  look(document, false, false);
  return found;
}"""
FRAMES = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const frames = [...document.querySelectorAll("iframe.framed")];
  for (const frame of frames) frame.loading = "eager";
  return frames.filter(({ contentDocument: one }) => one.URL === "about:blank" || one.readyState !== "complete").length;
}"""
"""Opens all frames; how many of them are still on their way."""


def letter(number: int, vector: str, address: str) -> bytes:
    """One mail with a vector in every place that a sender fills."""
    message = EmailMessage()
    short = SHORT[number % len(SHORT)]
    message["From"], message["To"] = formataddr((short, VICTIM)), address
    message["Subject"], message["Message-ID"] = short, f"<vector{number}@mail.example>"
    message.set_content(f"Plain {vector}")
    message.add_alternative(f"<p>Before</p>{vector}<p>after {number}</p>", subtype="html")
    message.add_attachment(b"<script>alert(1)</script>", maintype="text", subtype="html", filename=f"{short}.html")
    return message.as_bytes()


@pytest.fixture(scope="module")
def places(stack: Stack, post_office: PostOffice, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """One ticket that holds every vector, and pages on which its words appear."""
    ask(
        stack,
        SHORT[0],
        VICTIM,
        text="parcel " + " ".join(SHORT[:6]),
        name=SHORT[1],
        complaint="yes",
        **{"complaint-outcome": "refund", "complaint-outcome_words": SHORT[3]},
    )
    number = routed(stack, SHORT[0])
    folder: Path = tmp_path_factory.mktemp("mails")
    tag = stack.shell(f"from helpdesk.outgoing.addressing.tokens import reply_tag; print(reply_tag({number}))").strip()
    for index, vector in enumerate(HTML):
        (folder / f"{index:03}.eml").write_bytes(letter(index, vector, f"help+{tag}@harborpine.example"))
    (folder / "loop.eml").write_bytes(
        letter(999, HTML[0], "x@y.example").replace(VICTIM.encode(), b"help@harborpine.example")
    )
    stack.manage("receive_mail", "--maildir", str(folder))
    stack.shell(f"from tests.security.writing import write_everywhere; write_everywhere({number})")
    survey = link_in(survey_of(stack, post_office, number, VICTIM), "/s/")
    Visitor(stack.url).post(survey, {"score": "1", "comment": " ".join(SHORT), "may_contact": "on"})
    one = {
        "customer": "SELECT requester_id FROM tickets_ticket WHERE number = %(number)s",
        "mail": "SELECT id FROM contact_channels_outgoingmail WHERE kind = 'reply' ORDER BY id DESC LIMIT 1",
        "raw": "SELECT id FROM contact_channels_rawmail WHERE outcome = 'quarantined' ORDER BY id DESC LIMIT 1",
        "article": "SELECT id FROM knowledgebase_article WHERE keywords = 'vectors'",
        "slug": "SELECT slug FROM knowledgebase_article WHERE keywords = 'vectors'",
        "follow_up": "SELECT id FROM surveys_followup ORDER BY id DESC LIMIT 1",
    }
    found = {name: stack.sql(statement.replace("%(number)s", str(number)))[0][0] for name, statement in one.items()}
    confirmation = post_office.to(VICTIM, "We have your complaint")[0]
    request, receipt = link_in(confirmation, "/r/"), link_in(confirmation, "/c/receipt/")
    words = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    return found | {"number": number, "survey": survey, "request": request, "receipt": receipt, "words": words}


class Trap:
    """Watches a page and keeps what ran, what was fetched from elsewhere, and what only waits for a click."""

    def __init__(self, page: Page, own: str) -> None:
        self.caught: list[str] = []
        self._page, self._own = page, urlsplit(own).netloc
        page.on("dialog", self._ran)
        page.on("request", self._asked)

    def _ran(self, dialog: Dialog) -> None:
        self.caught.append(f"{self._page.url}: {dialog.type} ran")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._own:
            self.caught.append(f"{self._page.url}: fetched {request.url}")

    def look(self) -> None:
        wait_until(lambda: self._page.evaluate(FRAMES) == 0, "the frames", seconds=120)
        settled(self._page)
        self.caught += [f"{self._page.url}: {html}" for html in self._page.evaluate(STRANGE)]


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["policy", "no policy"])
def test_nothing_runs_and_nothing_remote_is_fetched(
    stack: Stack, browser: Browser, places: dict[str, object], bypass_csp: bool
) -> None:
    caught: list[str] = []
    for person, paths in ((MANAGER, STAFF), ("", PUBLIC)):
        with page_of(browser, stack, person, bypass_csp=bypass_csp) as page:
            trap = Trap(page, stack.url)
            for path in paths:
                answer = page.goto(path.format(**places))
                assert answer is not None
                assert answer.status == 200, path
                trap.look()
        caught += trap.caught
    assert caught == []


def test_the_trap_catches(stack: Stack, browser: Browser) -> None:
    """The same words, shown as they came on a page without policy: else the test above could not fail."""
    with page_of(browser, stack, bypass_csp=True) as page:
        page.goto("/help/")
        trap = Trap(page, stack.url)
        page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", "<article>" + RUNS + FETCHES)
        wait_until(lambda: [page.title(), *trap.caught][2:], "both to be caught")
    assert any("alert ran" in words for words in trap.caught)
    assert any("fetched https://evil.example" in words for words in trap.caught)


def test_every_vector_arrived(stack: Stack, places: dict[str, object]) -> None:
    count = (
        "SELECT count(*) FROM tickets_message m JOIN tickets_ticket t ON m.ticket_id = t.id"
        " WHERE number = %s AND direction = 'in'"
    )
    assert stack.sql(count, places["number"])[0][0] == 1 + len(HTML)
