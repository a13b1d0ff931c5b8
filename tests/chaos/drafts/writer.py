"""The person at the keyboard: writes words, chooses files, and does what a page asks for until all is sent."""

import hashlib
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page
from playwright.sync_api import TimeoutError as TooSlow

from tests.running.names import PASSWORD

BODY = "#composer-body"
PATIENCE_MS = 4000


@dataclass
class Work:
    """What was written and chosen for one ticket: words in their order, files with their SHA-256."""

    number: int
    kind: str
    words: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)


class Writer:
    """One page at a time, which may be another one after a fault."""

    def __init__(self, context: BrowserContext, email: str, chance: random.Random) -> None:
        self.context, self.email, self.chance = context, email, chance
        self.page: Page = context.new_page()

    def fresh(self, number: int) -> None:
        """One page alone, on this ticket."""
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        self.open(number)

    def online(self) -> None:
        self.context.set_offline(False)

    def open(self, number: int) -> None:
        """The ticket's page, tried until the server is there."""
        self.online()
        self.patiently(lambda: self._goto(number), "the ticket's page")

    def write(self, work: Work) -> None:
        word = f"t{work.number}w{len(work.words)}-{self.chance.getrandbits(32):08x}"
        text = self.page.locator(BODY)
        text.focus()
        self.page.keyboard.press("Control+End")
        text.press_sequentially(f"{word} ")
        work.words.append(word)

    def attach(self, work: Work) -> None:
        name = f"t{work.number}f{len(work.files)}.bin"
        content = self.chance.randbytes(self.chance.randrange(1, 40_000))
        chosen: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator("input[name=files]").set_input_files(chosen)
        work.files[name] = hashlib.sha256(content).hexdigest()

    def send(self, work: Work, meanwhile: Callable[[], None]) -> None:
        """Presses until the page shows it as sent; `meanwhile` happens right after the first press."""
        self.patiently(lambda: self._choose(work.kind), f"the kind of {work}")
        pressed = False

        def sent() -> bool:
            nonlocal pressed
            if not self.page.locator(BODY).is_visible():
                self._goto(work.number)
            if self._shows(work):
                return True
            if self.page.locator("#sign-in").is_visible():
                if pressed:
                    self.online()
                self._sign_in()
            elif self.page.locator(BODY).input_value().strip():
                self.page.locator(BODY).focus()
                for _ in range(self.chance.choice([1, 1, 2])):
                    self.page.keyboard.press("Control+Enter")
                if not pressed:
                    pressed = True
                    self.page.wait_for_timeout(self.chance.randrange(0, 400))
                    meanwhile()
                else:
                    self.online()
            else:
                self._goto(work.number)
            self.page.wait_for_timeout(self.chance.randrange(200, 1200))
            return self._shows(work)

        self.patiently(sent, f"the answer of {work}")

    def _choose(self, kind: str) -> bool:
        if self.page.locator("#sign-in").is_visible():
            # A dialog that opened meanwhile takes every press.
            self.online()
            self._sign_in()
        self.page.locator(f"input[name=kind][value={kind}]").check(force=True)
        return True

    def patiently(self, act: Callable[[], bool], what: str) -> None:
        """Tries again what a dead server or a page in between made fail.

        Raises:
            AssertionError: it did not come to its end within 60 tries.
        """
        for _ in range(60):
            try:
                if act():
                    return
            except (Error, TooSlow):
                self.page.wait_for_timeout(500)
            if self.page.url.startswith("chrome-error"):
                self.online()
                with suppress(Error):
                    self.page.go_back()
        shown = self.page.locator("body").inner_text()
        raise AssertionError(f"not in 60 tries: {what}\n{self.page.url}\n{shown}")

    def _goto(self, number: int) -> bool:
        address = f"/desk/tickets/{number}/"
        self.page.goto(address)
        if "/accounts/login/" in self.page.url:
            self.page.get_by_label("Password", exact=True).fill(PASSWORD)
            self.page.get_by_label("Email").fill(self.email)
            self.page.get_by_role("button", name="Sign in").click()
            self.page.wait_for_url(f"**{address}**", timeout=PATIENCE_MS)
        return self.page.locator(BODY).is_visible()

    def _sign_in(self) -> None:
        dialog = self.page.locator("#sign-in")
        dialog.get_by_label("Password").fill(PASSWORD)
        dialog.get_by_role("button", name="Sign in").click()

    def _shows(self, work: Work) -> bool:
        return work.words[-1] in self.page.locator("#thread").inner_text(timeout=PATIENCE_MS)
