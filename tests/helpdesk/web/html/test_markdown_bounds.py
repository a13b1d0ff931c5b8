"""No Markdown text costs more than its bound, and none that is written for people comes near."""

import pytest

from helpdesk.outgoing.texts.rendering import markup
from helpdesk.web.html.markdown_bounds import TooInvolved, cells
from knowledgebase.rendering import MAX_CHARACTERS, render
from tests.helpdesk.mime.counting import lines_run

KINDS = ["![", "[a](", "![x](![", "*a_", "**a*", "\\", "&", "[\\](", "a\n", "> a\n\n", "|a|b|\n|-|-|\n"]
WIDE = f"|{'a|' * 5_000}\n|{'-|' * 5_000}\n{'|' * 2 + chr(10)}" * 2
DENSE = (
    "**Fill** it to the [line](https://shop.example/a_b), *never* above; see `E-17`.\n\n- 1 l & a bit\n- [x] 2 l\n\n"
)
TABLE = "| Code | Means | Do |\n|---|---|---|\n" + "| `E-17` | no **water** | [fill](https://shop.example) |\n" * 100


@pytest.mark.parametrize("kind", [*KINDS, WIDE])
def test_an_article_full_of_signs_is_refused(kind: str) -> None:
    with pytest.raises(TooInvolved, match="Take some out"):
        render((kind * MAX_CHARACTERS)[:MAX_CHARACTERS])


@pytest.mark.parametrize("kind", ["![", "[a](", "**a*", "_a__", "[\\](", "a\n", "a\n=\n"])
def test_a_mail_text_full_of_signs_is_refused(kind: str) -> None:
    with pytest.raises(TooInvolved):
        markup.read((kind * markup.MAX_BODY)[: markup.MAX_BODY])


@pytest.mark.parametrize("body", [DENSE * (MAX_CHARACTERS // len(DENSE)), TABLE * 7, "word " * (MAX_CHARACTERS // 5)])
def test_a_long_article_is_shown(body: str) -> None:
    assert render(body[:MAX_CHARACTERS]).words > 1_000


def test_a_long_mail_text_is_read() -> None:
    line = "**Hello** {{customer.name}}, see [your request]({{request.url}}) and *tell us*.\n\n"
    assert markup.read((line * markup.MAX_BODY)[: markup.MAX_BODY])


@pytest.mark.parametrize("unit", ["![", "*a_", "# a\n\n", "|a|b|c|\n|-|-|-|\n|\n|\n\n", "> [!NOTE]\n> a\n\n"])
def test_the_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    few = lines_run(lambda: render(unit * 20))
    assert lines_run(lambda: render(unit * 120)) <= 8 * few


def test_cells_are_counted_as_the_reader_fills_them() -> None:
    assert cells("a | b\n--|--\n|\n|\n\nno | more\n> |a|\n> |-|\n> |b|") == 6 + 6
