"""A customer meets one language from the first page to the last mail."""

import re

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from tests import factories
from tests.public.catalogue import catalogue
from tests.public.reading import said
from tests.public.walk import FRENCH, GERMAN, SPANISH, Story, steps

pytestmark = pytest.mark.django_db
# Words of ours that stand in none of the other languages; a piece of English that is not collected has one of them.
ENGLISH = re.compile(
    r"\b(the|you|your|yours|we|our|with|this|that|please|by|from|and|it|is|are|was|of|to|for|not|an|sent|send|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|may|june|july|august|october|december)\b",
    re.IGNORECASE,
)
NAMES = ("Alva", "Muster", "SHA-256", "Aurora")


@pytest.fixture(autouse=True)
def shop(settings: Settings) -> None:
    settings.SITE_NAME, settings.SUPPORT_ADDRESS, settings.SUPPORT_PHONE = "Muster", "hallo@muster.example", "+49 30 1"
    settings.POSTAL_ADDRESS, settings.COMPLAIN_FURTHER = "Ring 1, Jena", "Please write to the ombudsman."
    settings.COMPLAIN_FURTHER_IN = {"de": "Schlichtung.", "es": "Mediación.", "fr": "Médiation."}
    factories.user("Alva", teams=(factories.team("Muster"),))


def english_of(code: str) -> set[str]:
    """The English words that a language has others for."""
    return {entry["msgid"] for entry in catalogue(code) if entry["msgid"] != entry.get("msgstr")}


@pytest.mark.heavy
@pytest.mark.parametrize("story", [GERMAN, SPANISH, FRENCH], ids=lambda story: story.code)
def test_the_whole_way_has_no_english_word(story: Story) -> None:
    english, wrong = english_of(story.code), []
    for where, html in steps(story):
        if "<html" in html and f'<html lang="{story.code}"' not in html:
            wrong.append((where, html[html.index("<html") :][:40]))
        for words in said(html):
            plain = re.sub(r"\S+@\S+|https?://\S+|/\S+/", "", words)
            if words in english or (ENGLISH.search(plain) and not _is_theirs(plain, story.code)):
                wrong.append((where, words[:160]))
    assert not wrong, "\n".join(f"{where}: {words}" for where, words in wrong)


def _is_theirs(words: str, code: str) -> bool:
    """Some small words are spelled alike: German "an", "was", Spanish "an", French "an"."""
    alike = {"de": {"an", "was", "it"}, "es": set(), "fr": {"an", "for", "it"}}[code]
    return all(found.lower() in alike for found in ENGLISH.findall(words))


@pytest.mark.parametrize(("own", "spoken"), [("de", "de"), ("", "en"), ("fr", "en")])
def test_the_desk_speaks_the_language_that_a_colleague_chose(client: Client, own: str, spoken: str) -> None:
    """As far as it is whole; what the browser asks for has no say, for colleagues look at one page together."""
    client.force_login(factories.user("Bob", role="manager", language=own))
    page = client.get("/desk/tickets/", headers={"accept-language": "de"}).text
    assert {"de": "wartet nichts", "en": "Nothing is waiting"}[spoken] in page
    assert f'<html lang="{spoken}"' in page
    assert translation.get_language() == "en"
