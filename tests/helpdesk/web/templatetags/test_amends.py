"""Template tags give safe, named, self-explaining HTML."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from helpdesk.web.templatetags import amends
from helpdesk.web.words.script_words import script_words

NOW = datetime(2026, 11, 19, 9, 38, tzinfo=UTC)


def test_tags_need_no_load() -> None:
    assert "sprite.svg#inbox" in Template('{% icon "inbox" %}').render(Context())


def test_names_are_escaped() -> None:
    html = Template("{% badge name %}{% person who %}").render(
        Context({"name": "<b>", "who": type("Who", (), {"name": '"><i>', "short_name": ""})})
    )
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(("widget", "kept"), [(forms.TextInput, True), (forms.PasswordInput, False)])
def test_only_a_form_that_shows_again_what_was_typed_says_that_it_is_kept(
    widget: type[forms.Widget], kept: bool
) -> None:
    form = type("Asked", (forms.Form,), {"word": forms.CharField(widget=widget)})({})
    html = Template('{% include "components/error_summary.html" %}').render(Context({"form": form}))
    assert ("Your text is kept." in html) is kept


def test_an_avatar_is_decoration_and_nobody_is_dashed() -> None:
    assert 'aria-hidden="true">MO<' in amends.avatar("Meg O’Dowd", 32)
    assert "avatar-nobody" in amends.avatar(None)


@pytest.mark.parametrize(
    ("minutes", "state", "words"),
    [(-18, "over", "Overdue 18 min"), (22, "soon", "22 min left"), (95, "later", "1 h 35 min")],
)
def test_due_time_tells_state_in_words(minutes: int, state: str, words: str) -> None:
    html = amends.due(NOW + timedelta(minutes=minutes), "next reply", now=NOW)
    assert f'data-state="{state}"' in html
    assert words in html
    assert "<small>next reply</small>" in html


def test_a_standing_clock_is_not_ticked() -> None:
    html = amends.due(NOW, state="paused")
    assert "Paused" in html
    assert "data-due" not in html


def test_times_carry_their_full_form() -> None:
    html = amends.when(NOW, "long")
    assert html == (
        '<time datetime="2026-11-19T09:38:00+00:00" title="Thu 19 November 2026, 09:38 UTC">19 November 2026</time>'
    )
    assert amends.when(None) == "–"


def test_a_nav_item_marks_the_current_page_and_a_count_that_hurts() -> None:
    html = amends.nav_item("Overdue", "/x", icon="flag", count=1200, current=True, danger=True)
    assert 'aria-current="page"' in html
    assert '<span class="nav-count nav-count-danger">1,200</span>' in html


def test_nothing_is_an_en_dash() -> None:
    assert amends.or_dash("") == "–"
    assert amends.or_dash(0) == "0"
    assert amends.or_dash("<") == "&lt;"


def test_a_key_has_the_name_that_stands_on_it() -> None:
    with translation.override("de"):
        caps = str(amends.kbd("Ctrl S"))
        assert script_words()["Ctrl"] == "Strg"
    assert (caps, str(amends.kbd("Ctrl S"))) == ("<kbd>Strg</kbd> <kbd>S</kbd>", "<kbd>Ctrl</kbd> <kbd>S</kbd>")


def test_a_label_that_asks_takes_no_colon_before_what_is_wrong() -> None:
    template = Template("{{ label|leading }} Write it here.")
    assert template.render(Context({"label": "Your name"})) == "Your name: Write it here."
    assert template.render(Context({"label": "What is it for?"})) == "What is it for? Write it here."
