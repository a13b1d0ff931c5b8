"""What scripts say comes with the page, in its language, and nothing they say is left out."""

import json
import re

import pytest
from django.test import Client
from django.utils import translation

from helpdesk.web.words.script_words import registered, script_words
from tests import factories
from tests.public.catalogue import ROOT

SAID = re.compile(r'translated\("((?:[^"\\]|\\.)*)"')


def test_what_scripts_say_is_collected() -> None:
    said = {words for path in (ROOT / "static").rglob("*.js") for words in SAID.findall(path.read_text())}
    assert said == registered()


def test_scripts_say_nothing_by_themselves() -> None:
    shown = re.compile(r"""(?:announce|toast|say|textContent =)\(? ?(?:"[A-Z]|`[^`]*[A-Za-z]{2,} )""")
    bare = {path.name for path in (ROOT / "static").rglob("*.js") if shown.search(path.read_text())}
    assert bare == set()


def test_english_needs_no_words() -> None:
    with translation.override("en"):
        assert script_words() == {}


@pytest.mark.django_db
def test_a_page_brings_its_own(client: Client) -> None:
    client.force_login(factories.user("Bob", role="manager", language="de"))
    page = client.get("/desk/tickets/").text
    block = re.search(r'<script id="script-words" type="application/json">(.*?)</script>', page)
    assert block
    assert json.loads(block[1])["Draft saved"] == "Entwurf gespeichert"
