"""Another shop finds its own name and none of the demo's, wherever its people and customers look."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from helpdesk.demo.identity import IDENTITY
from helpdesk.outgoing.texts.registry import mail_texts
from helpdesk.outgoing.texts.sample import sample
from tests import factories
from tests.public.catalogue import ROOT
from tests.public.walk import ENGLISH, steps

DEMO = re.compile(r"\bpine\b|kettle|boiled|harbou?r", re.IGNORECASE)
SOURCES = ("helpdesk", "surveys", "knowledgebase", "complaints", "templates", "static", "locale", "docs", "script")
NOT_OURS = ("helpdesk/demo/", "helpdesk/settings/test.py", "helpdesk/people/migrations/0007_local_accounts.py")
"""The demo, the settings of these tests, and the migration that closes the accounts of a demo loaded before it."""
TEXT = (".py", ".html", ".css", ".js", ".svg", ".txt", ".xml", ".md", ".po", ".yaml", ".webmanifest", "")


def files() -> Iterator[Path]:
    """Everything that a shop is given, but what is `NOT_OURS`."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            inner = path.relative_to(ROOT).as_posix()
            if path.is_file() and path.suffix in TEXT and not inner.startswith(NOT_OURS) and "__pycache__" not in inner:
                yield path


def test_no_file_of_ours_knows_the_demos_shop() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:120]}"
        for path in files()
        for line in path.read_text(errors="replace").splitlines()
        if DEMO.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.fixture
def shop(settings: Settings) -> None:
    settings.SITE_NAME, settings.SUPPORT_ADDRESS = "Lumen & Sons", "hello@lumen.example"
    settings.SUPPORT_PHONE, settings.POSTAL_ADDRESS, settings.COMPLAIN_FURTHER = "", "", ""
    factories.user("Alva", teams=(factories.team("Lamps"),))


@pytest.mark.django_db
@pytest.mark.usefixtures("shop")
def test_every_page_and_mail_of_a_customers_way_has_the_shops_name() -> None:
    for where, html in steps(ENGLISH):
        assert not any(value in html for value in IDENTITY.values() if value), where
        assert not DEMO.search(html), where
        if "<html" in html and "500" not in html[:4000]:
            assert "Lumen &amp; Sons" in html, where


@pytest.mark.django_db
@pytest.mark.usefixtures("shop")
def test_every_mail_text_with_its_examples_has_it_too() -> None:
    for text in mail_texts():
        for language, words in text.words.items():
            mail = sample(text, words, language)
            assert not DEMO.search(mail.subject + mail.text + mail.html), (text.key, language)
            assert "Lumen & Sons" in mail.text
