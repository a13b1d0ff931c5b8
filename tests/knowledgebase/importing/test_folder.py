"""A folder as people keep it: every article comes in, and every link and picture works or is named as lost."""

import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from knowledgebase.importing import code
from knowledgebase.models import Article

HEAD = "---\ntitle: {title}\ncategory: Größen\n---\n"
START = """[a](./other.md) [b](other.md "Title") [c](<sub/table page.md#second-part>) [d](sub/table%20page.md)
[e](sub/table page.md) [f](../{folder}/other.md) [g](../elsewhere/other.md) [h](nowhere.md)
[i](https://example.org/a.md)
[j](sub/Gr%C3%B6%C3%9Fe%20&%20Ma%C3%9F.md) [k](#h%C3%B6he)
[l](/sub/) [m](mailto:a@example.org) [n][ref] [ref][] [lost] [o][p]
`[code](other.md)` \\[no](other.md)

[ref]: ./other.md#x "T"
[lost]: gone.md
[p]: https://example.org/

![Near](sub/near.png) ![far](https://example.org/x.png) ![r][pic]
<img src="a b.png" alt="Inline"> [![In](x.png)](other.md)

[pic]: ../up.png

```
[fence](other.md) <b>
```
"""
TABLE = """| A | B |
|---|---|
| one<br/>two | `x | y` |
| <ul><li>1</li><li>2</li></ul> | [back](../other.md) a \\| b |

No | Bars
--|--
left<br>right | <b>bold</b>

Line<br>break
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "old help"
    files = {
        "start.md": ("Start", START.format(folder="old help")),
        "other.md": ("Other", "O"),
        "UP.MARKDOWN": ("Up", "U"),
    }
    files |= {"sub/table page.md": ("Table", TABLE), "sub/Größe & Maß.md": ("Größe", "G"), "sub/index.md": ("Sub", "S")}
    files |= {"помощь.md": ("Помощь", "П"), "UP.MARKDOWN": ("Up", "U")}
    files |= {unicodedata.normalize("NFD", "sub/Übung.md"): ("Übung", "[x](../UP.md)")}
    for name, (title, body) in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(title=title) + body, encoding="utf-8")
    return root


def run(folder: Path) -> str:
    out = StringIO()
    call_command("import_articles", folder, "--language", "en", stdout=out, stderr=out)
    return out.getvalue()


def test_every_file_becomes_an_article_with_an_address_and_stays_one(db: None, folder: Path) -> None:
    assert "8 created" in run(folder)
    slugs = set(Article.objects.values_list("slug", flat=True))
    assert {"start", "other", "up", "table-page", "groesse-mass", "sub-index", "uebung"} >= slugs - {
        slug for slug in slugs if slug.startswith("article-") or slug == "index"
    }
    assert Article.objects.get(title="Table").category.slug == "groessen"
    assert "8 unchanged" in run(folder)


def test_links_lead_on_and_what_is_lost_is_told(db: None, folder: Path) -> None:
    said = run(folder)
    html = Article.objects.get(title="Start").html.replace(' rel="noopener noreferrer"', "")
    other, table = ("/help/articles/en/other/", "/help/articles/en/table-page/")
    for words, address in {
        "a": other, "c": f"{table}#second-part", "d": table, "e": table, "f": other, "i": "https://example.org/a.md",
        "j": "/help/articles/en/groesse-mass/", "k": "#hohe", "m": "mailto:a@example.org", "o": "https://example.org/",
    }.items():  # fmt: skip
        assert f'<a href="{address}">{words}</a>' in html
    assert f'<a href="{other}" title="Title">b</a>' in html
    assert f'<a href="{other}#x" title="T">n</a> <a href="{other}#x" title="T">ref</a> lost' in html
    assert f'<a href="{Article.objects.get(title="Sub").get_absolute_url()}">l</a>' in html
    for target in ("../elsewhere/other.md", "nowhere.md", "gone.md"):
        assert f"start.md: left out the link to {target}," in said
    for source in ("sub/near.png", "https://example.org/x.png", "../up.png", "a b.png", "x.png"):
        assert f"start.md: left out the picture {source};" in said
    assert said.count("left out") == 8
    assert "Near" in html
    assert f'<a href="{other}"><em>In</em></a>' in html


def test_code_is_no_link_and_no_tag(db: None, folder: Path) -> None:
    run(folder)
    html = Article.objects.get(title="Start").html
    assert "<code>[code](other.md)</code> [no](other.md)" in html
    assert "[fence](other.md) &lt;b&gt;" in html


def test_cells_stay_whole(db: None, folder: Path) -> None:
    run(folder)
    html = "".join(Article.objects.get(title="Table").html.split("\n"))
    assert "<td>one<br>two</td><td><code>x | y</code></td>" in html
    assert "<td>• 1<br>• 2</td>" in html
    assert "back</a> a | b</td>" in html
    assert "<td>left<br>right</td><td><strong>bold</strong></td>" in html
    assert "<p>Line<br>break</p>" in html


@pytest.mark.parametrize(
    "body", ["```\na\n", "~~~~ x\na\n~~~\n~~~~\nb", "``a ` b`` c", "- ```\n  a\n  ```\n`b`", "> ```\n> a\n> ```"]
)
def test_code_comes_back_as_it_was(body: str) -> None:
    assert code.outside(body, lambda words: words.replace("a", "-")) == body
    assert code.outside(body + "\na", lambda words: words.upper()).startswith(body[:3])
