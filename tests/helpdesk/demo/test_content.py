"""The written content fits together, so that a slip of the pen is found before it is loaded."""

import re
from pathlib import Path

import pytest

from helpdesk.demo.files import ARTICLES, content
from helpdesk.demo.topics import DemoTopic, filled, topics
from surveys.texts import REASON_KEYS

TEAMS = {row["slug"] for row in content("people")["teams"]}
PRODUCTS = {row["slug"] for row in content("people")["products"]}
EMAILS = {row["email"] for row in content("people")["customers"]}


@pytest.mark.parametrize("topic", topics().values(), ids=lambda topic: topic.topic)
def test_a_topic_names_known_things_and_fills_its_places(topic: DemoTopic) -> None:
    assert topic.team in TEAMS
    assert set(topic.products) <= PRODUCTS
    causes = {(row["name"], name) for row in content("causes") for name in row["children"]}
    assert not topic.cause or topic.cause in causes
    for text in (*topic.subjects, *topic.texts, *topic.replies, *topic.follows):
        assert not re.search(r"[{}]", filled(text, product="Kettle", order="HP-1"))


def test_comments_are_about_known_topics_and_reasons() -> None:
    for row in content("comments"):
        assert set(row.get("topics", [])) <= topics().keys()
        assert set(row["reasons"]) <= set(REASON_KEYS)


def test_every_request_comes_from_a_customer() -> None:
    assert {row["who"] for row in content("newest") + content("open")} <= EMAILS


@pytest.mark.parametrize("path", sorted(ARTICLES.rglob("*.md")), ids=lambda path: path.stem)
def test_an_article_is_short_and_links_to_articles_that_exist(path: Path) -> None:
    text = path.read_text()
    assert 90 <= len(text.split("---", 2)[2].split()) <= 380
    for address in re.findall(r"\]\(/(?:es/)?help/([^)]*)/\)", text):
        assert list(ARTICLES.rglob(f"{address}.md")), address
