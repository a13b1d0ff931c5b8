"""Words from outside are shown in the direction that they are written in, whichever page shows them.

Otherwise a Hebrew subject in an English page, or a bracket behind an Arabic name, changes places with its neighbours.
"""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from helpdesk.people.models import Role
from tests import factories
from tests.security.addresses import every_address
from tests.security.world import COMMENT, FILE, SUBJECT, WORDS, World

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"title", "script", "style", "template"}
ISOLATED = re.compile("\u2068[^\u2069]*\u2069")


class Directions(HTMLParser):
    """Collects the tags around outside words that no element with dir="auto" holds."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.words = words
        self.open: list[tuple[str, bool]] = []
        self.lost: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, tag == "bdi" or dict(attrs).get("dir") == "auto"))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        held = any(is_auto for _, is_auto in self.open)
        rest = ISOLATED.sub("", data)
        if not held and not UNSEEN & set(tags) and any(word in rest for word in self.words):
            self.lost.add(f"{' '.join(tags[-3:])}: {' '.join(data.split())[:60]}")


@pytest.mark.django_db
def test_every_word_from_outside_has_its_own_direction(world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(factories.user("Overseer", role=Role.ADMIN))
    words = (SUBJECT, WORDS, COMMENT, FILE, world.requester.name)
    lost = {}
    for address in every_address():
        if address.pattern.startswith(("api/", "accounts/")):
            continue
        answer = client.get(address.filled(world.arguments(address.name)))
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            reader = Directions(words)
            reader.feed(answer.content.decode())
            if reader.lost:
                lost[address.name] = sorted(reader.lost)
    assert lost == {}, "\n".join(f"{name}: {found}" for name, found in lost.items())
