import re
from pathlib import Path

import pytest

from knowledgebase.importing import html, kramdown, links, liquid
from knowledgebase.importing.front_matter import UnreadableFile, split
from knowledgebase.importing.plan import key_of, language_of
from knowledgebase.rendering import render


def test_attribute_lists_are_gone() -> None:
    assert kramdown.translate('{: .number-list}\n\n1. [x](/y){:target="_blank"}') == "\n\n1. [x](/y)"


def test_a_table_without_a_line_under_its_header_gets_one() -> None:
    assert "<th>Code</th>" in render(kramdown.translate("Codes:\n| Code | Next |\n|5001 | Try again |")).html


def test_a_paragraph_that_warns_becomes_a_box() -> None:
    assert kramdown.translate("a\n\n**Warning**: Hot.\n\nb") == "a\n\n> [!WARNING]\n> Hot.\n\nb"


def test_a_captured_alert_becomes_a_box_and_lists_come_from_the_front_matter() -> None:
    body = (
        '{% capture c %}\n<strong>Hot</strong> water\n{% endcapture %}{% include alert.html type="warning" content=c %}'
        "\n\n{% include components/icon-list.html items=page.do %}{% include map.html %}{{ site.baseurl }}"
    )
    text, lost = liquid.translate(body, {"do": ["Fill", "Boil"]})
    assert "> [!WARNING]\n> **Hot** water" in text
    assert "- Fill\n- Boil" in text
    assert "{" not in text
    assert lost == ["map.html"]


def test_an_accordion_becomes_heading_and_steps() -> None:
    source = (
        '<div class="usa-accordion">\n<h2><button\n type="button">More</button></h2>\n<div><p>Do <b>this</b>:</p>\n'
        "<ol><li>Fill<ul><li>to the line</li></ul></li><li>Boil</li></ol></div>\n</div>\nAfter"
    )
    lines = [line for line in html.translate(source).splitlines() if line]
    assert lines == ["### More", "Do **this**:", "1. Fill", "   - to the line", "2. Boil", "After"]


def test_pictures_that_did_not_come_along_leave_their_description() -> None:
    assert html.translate('<img alt="The lid" src="/lid.svg">').strip() == "*The lid*"


def test_a_table_of_elements_keeps_every_cell() -> None:
    source = (
        "Before\n<table class='x'>\n<caption>Sizes</caption>\n<thead><tr><th>A</th>\n<th>B</th></tr></thead>\n"
        "<tr><td>1<br>2</td><td><p>x | y</p>\n<p><b>z</b></p></td></tr>\n<tr><td>alone\n</tr></table>\nAfter"
    )
    shown = render(html.translate(source)).html
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", shown, re.DOTALL)
    assert cells == ["A", "B", "1<br>\n2", "x | y<br>\n<strong>z</strong>", "alone", ""]
    assert [f"<p>{words}</p>" in shown for words in ("Before", "Sizes", "After")] == [True] * 3


def test_autolinks_stay() -> None:
    assert html.translate("Go to <https://example.com>.") == "Go to <https://example.com>."


def test_links_lead_to_articles_that_came_along_or_become_words() -> None:
    body = "[a](/help/lid/#top), [b](/policy/), [c](https://example.com/)"
    found = links.rewrite(body, links.Site({"help/lid": "/x/"}))
    assert found == (
        "[a](/x/#top), b, [c](https://example.com/)",
        ["the link to /policy/, which leads to nothing here; its words stay"],
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no front matter", "no front matter"),
        (b"---\n[1\n---\n", "not YAML"),
        (b"---\n- a\n---\n", "not a list"),
        (b"\xff\xfe", "not UTF-8"),
        (b"---\n!!python/object/apply:os.system [id]\n---\n", "not YAML"),
    ],
)
def test_a_bad_file_says_what_is_wrong(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        split(content)


def test_language_and_key_come_from_the_path() -> None:
    folder = Path("/help")
    assert language_of(Path("/help/es/a/b.md"), folder, {"en", "es"}) == "es"
    assert language_of(Path("/help/a.md"), folder, {"en", "es"}) == ""
    assert key_of("/es/help/lid/overview/", "es") == key_of("/help/lid/overview/", "en") == "lid/overview"
