import pytest

from knowledgebase.rendering import MAX_CHARACTERS, render


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](javascript:alert(1))",
        '<a href="https://example.com" onclick="steal()">x</a>',
    ],
)
def test_nothing_in_a_body_runs(body: str) -> None:
    html = render(body).html.lower()
    for part in ("<script", 'href="javascript', 'href="data', "<img", '<a href="https://example.com" onclick'):
        assert part not in html


def test_headings_start_below_the_page_title_and_have_anchors_of_their_own() -> None:
    rendered = render("# Steps\n\n## Steps\n\n### Main")
    assert [tuple(heading) for heading in rendered.headings] == [
        (2, "steps", "Steps"),
        (2, "steps-2", "Steps"),
        (3, "main-2", "Main"),
    ]
    assert '<h2 id="steps">Steps</h2>' in rendered.html


def test_a_labelled_quote_becomes_a_box_and_its_label_is_gone() -> None:
    html = render("> [!WARNING]\n> Hot **water**.\n\n> Only a quote").html
    assert '<aside class="callout callout-warn">' in html
    assert "[!" not in html
    assert html.count("<blockquote>") == 1


def test_a_picture_from_elsewhere_leaves_its_description() -> None:
    assert "<p>A lid</p>" in render("![A lid](https://tracker.example/lid.png)").html
    assert '<img src="/static/lid.png" alt="A lid">' in render("![A lid](/static/lid.png)").html


def test_the_summary_is_the_first_paragraph_outside_boxes() -> None:
    rendered = render("> [!NOTE]\n> Read me.\n\n## Why\n\nBecause of **lime**.\n\nMore.")
    assert rendered.summary == "Because of lime."
    assert "Why" not in rendered.text


def test_a_body_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than"):
        render("x" * (MAX_CHARACTERS + 1))
