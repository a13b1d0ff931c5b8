from typing import Any

import pytest

from knowledgebase import access
from knowledgebase.models import Audience, Category
from knowledgebase.queries.search import Results, search, suggestions
from tests.knowledgebase.conftest import Write


def find(query: str, language: str = "en", **given: Any) -> Results:
    return search(access.public(), query, language, **given)


def titles(results: Results) -> list[str]:
    return [article.title for article in results.articles]


def test_a_typing_error_finds_the_article_and_says_so(write: Write) -> None:
    write("Forgot your password", "Reset it.")
    results = find("passord")
    assert titles(results) == ["Forgot your password"]
    assert (results.correction.changed, results.words) == (True, "password")
    assert find("passord", exact=True).total == 0


@pytest.mark.parametrize("query", ["contraseña", "contrasena", "CONTRASEÑAS", "contrasenna"])
def test_accents_and_forms_do_not_matter(write: Write, teteras: Category, query: str) -> None:
    write("Cambiar la contraseña", "Elija otra.", category=teteras)
    assert titles(find(query, "es")) == ["Cambiar la contraseña"]
    assert find(query, "en").languages == ("es",)


def test_answers_in_the_readers_language_hide_the_others(write: Write, teteras: Category) -> None:
    write("Router", "Router en casa.", category=teteras)
    write("Router at home", "Router.")
    assert titles(find("router", "en")) == ["Router at home"]
    assert titles(find("router", "es")) == ["Router"]


def test_the_exact_title_comes_first_then_all_words(write: Write) -> None:
    write("Kettle lid kettle lid kettle lid", "kettle lid " * 5)
    write("Kettle lid", "Order one.")
    write("Kettle", "Only the kettle.")
    assert titles(find("kettle LID")) == ["Kettle lid", "Kettle lid kettle lid kettle lid", "Kettle"]


def test_the_title_weighs_more_than_the_text(write: Write) -> None:
    write("Other things", "Vinegar, vinegar and vinegar.")
    write("Vinegar", "Which one?")
    assert titles(find("vinegars")) == ["Vinegar", "Other things"]


def test_drafts_and_internal_articles_are_not_found_nor_suggested_nor_spelled_out(write: Write) -> None:
    write("Secret margin", "margin", audience=Audience.INTERNAL)
    write("Unfinished margin", "margin", publish=False)
    for query in ("margin", "margn", "secret margin"):
        results = find(query)
        assert (results.total, results.correction.changed) == (0, False)
    assert suggestions(access.public(), "What is the secret margin", "en") == []


def test_hits_are_marked_and_everything_else_is_escaped(write: Write) -> None:
    write("Kettle & <b>lid</b>", "The `<script>` kettle \ue000 is hot.")
    first = find("kettle").articles[0]
    assert first.title_hits == "<mark>Kettle</mark> &amp; &lt;b&gt;lid&lt;/b&gt;"  # type: ignore[attr-defined]
    assert first.passage.count("<mark>") == first.passage.count("</mark>") == 1  # type: ignore[attr-defined]
    assert "<script>" not in first.passage  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "query", ["", "   ", "!!!", "'", "a & | !", "\x00", "<script>", "' | ''", ":*", "x" * 5000, "🫖"]
)
def test_no_query_breaks_the_search(write: Write, query: str) -> None:
    write()
    assert find(query).total >= 0


def test_a_topic_narrows_the_answers_and_keeps_the_counts(write: Write) -> None:
    other = Category.objects.create(slug="safety", title="Safety")
    write("Kettle steam", "kettle", category=other)
    write("Kettle lid", "kettle")
    results = find("kettle", topic="safety")
    assert titles(results) == ["Kettle steam"]
    assert [(topic.slug, topic.count) for topic in results.topics] == [("kettles", 1), ("safety", 1)]


def test_a_page_beyond_the_last_shows_the_last(write: Write) -> None:
    for number in range(11):
        write(f"Kettle {number:02}", "kettle")
    assert titles(find("kettle", page=2)) == titles(find("kettle", page=99)) == ["Kettle 10"]


def test_a_search_takes_three_statements(write: Write, django_assert_num_queries: Any) -> None:
    for number in range(4):
        write(f"Kettle {number}", "kettle")
    with django_assert_num_queries(3):
        results = find("ketle")
    assert results.total == 4
