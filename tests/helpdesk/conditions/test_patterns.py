"""How words are found."""

import pytest

from helpdesk.conditions.evaluate import evaluate, matches
from tests.helpdesk.rules.makers import one, seen, tree


def finds(word: str, text: str, op: str = "contains") -> bool:
    return matches(tree(one("text", op, word)), seen(text=text))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("refund", "Where is my REFUND?"),
        ("refund*", "I want two refunds"),
        ("*ware", "broken software"),
        ("money back", "my money\n  back, please"),
        ("strasse", "Hauptstrasse 3, STRAßE 4"),
        ("Straße", "die strasse"),
        ("kundigung", "Meine Kündigung"),
        ("Kündigung", "KU\u0308NDIGUNG anbei"),
        ("istanbul", "İstanbul"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("возврат", "ВОЗВРАТ денег"),
        ("返金", "商品の返金をお願いします"),
        ("C++", "C++11"),
        ("100%", "100% broken"),
        (".*", "what is .* here"),
        ("[a-z]", "x [a-z] y"),
    ],
)
def test_found(word: str, text: str) -> None:
    assert finds(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ring", "a piece of string"),
        ("refund", "refunds"),
        ("får", "a long way far"),
        ("é", "e"),
        ("a.c", "abc"),
        ("fire", "fireplace"),
        ("", ""),
    ],
)
def test_not_found(word: str, text: str) -> None:
    if word:
        assert not finds(word, text)


def test_a_word_may_end_with_the_text_and_is_takes_blanks_around() -> None:
    assert finds("hello", " hello\n", "is")
    assert not finds("hello", "hello you", "is")
    assert finds("hello", "  Hello you", "starts_with")


@pytest.mark.parametrize("text", ["", "  \n", "\u00a0"])
def test_blanks_are_empty(text: str) -> None:
    assert matches(tree(one("text", "empty")), seen(text=text))


def test_a_domain_covers_what_is_below_it_and_nothing_beside() -> None:
    law = tree(one("sender_domain", "is", "law.example"))
    assert matches(law, seen(sender_domain="a@Mail.LAW.example"))
    assert not matches(law, seen(sender_domain="a@claw.example"))


def test_a_language_covers_its_regions() -> None:
    assert matches(tree(one("language", "is", "pt")), seen(language="pt-BR"))
    assert not matches(tree(one("language", "is", "pt")), seen(language="ptx"))


def test_the_words_that_hit_are_kept_as_they_stand_in_the_text() -> None:
    told = evaluate(tree(one("text", "contains", "refund*", "hinge")), seen(text="REFUNDS for the hinge"))
    assert told["items"][0]["hits"] == ["REFUNDS", "hinge"]


def test_a_long_list_of_words_reads_a_long_text_quickly() -> None:
    import time

    words = [f"w{number} again" for number in range(200)]
    start = time.process_time()
    assert not matches(tree(one("text", "contains", *words)), seen(text="w1 0 again " * 1500 + "e\u0301" * 500))
    assert time.process_time() - start < 1
