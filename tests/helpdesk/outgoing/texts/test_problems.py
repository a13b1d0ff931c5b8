"""What the editor says about a source."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpdesk.outgoing.texts import MailText, Words, mail_text, mail_texts
from helpdesk.outgoing.texts.problems import problems
from helpdesk.outgoing.texts.sample import sample

LINK = "[See it]({{request.url}})"


@pytest.fixture
def text() -> MailText:
    return mail_text("acknowledgement")


@pytest.mark.parametrize("key", [text.key for text in mail_texts()])
def test_every_built_in_text_is_fine_and_complete_in_english_and_german(key: str) -> None:
    text = mail_text(key)
    assert {"en", "de"} <= set(text.words)
    for language, words in (*text.words.items(), *text.without_mail.items()):
        assert problems(text, words) == []
        assert "{{" not in sample(text, words, language).html


@pytest.mark.parametrize(
    ("subject", "body", "said"),
    [
        ("", LINK, "Write a subject."),
        ("x" * 201, LINK, "201 characters"),
        ("{{request.url}}", LINK, "not into the subject"),
        ("Hi", "", "Write the text"),
        ("Hi", "x" * 10_001, "10,001 characters"),
        ("Hi", LINK + " {{custmer.name}}", "Did you mean {{customer.name}}?"),
        ("Hi", LINK + " {{zzz}}", "See the list"),
        ("Hi", LINK + " {{}}", "nothing between"),
        ("Hi", LINK + " {{ticket.number", "stands alone"),
        ("Hi", LINK + " ticket.number}}", "stands alone"),
        ("Hi", "No link.", "{{request.url}} is missing"),
        ("Hi", LINK + "\n\n[a](javascript:alert)", "cannot be a link"),
        ("Hi", LINK + "\n\n[a](https://x.example/{{ticket.number}})", "not both"),
        ("Hi", LINK + "\n\n[a]({{ticket.number}})", "is no address"),
        ("Hi", "By {{answer.due}}: " + LINK, "a line of its own"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(text: MailText, subject: str, body: str, said: str) -> None:
    assert any(said in problem.words for problem in problems(text, Words(subject, body)))


def test_a_block_stands_alone() -> None:
    reply = mail_text("reply")
    found = problems(reply, Words("", "Words: {{reply.words}}\n\n" + LINK))
    assert [problem.words for problem in found] == [
        "{{reply.words}} must stand alone in its paragraph, with an empty line above and below."
    ]


PARTS = (
    "{{",
    "}}",
    "ticket.number",
    "request.url",
    "[",
    "](",
    ")",
    "**",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "---",
    " ",
    "{{request.url}}",
)


@example(["# ", "\n", "{{request.url}}"])  # a line without words
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_what_has_no_problem_can_be_written(parts: list[str]) -> None:
    text, words = mail_text("acknowledgement"), Words("Hi", "".join(parts))
    if not problems(text, words):
        assert "/r/example/" in sample(text, words, "en").html
