"""The frame for HTML from outside: its policy, its colours, its room on the page."""

import re

import pytest
from django.test import RequestFactory

from helpdesk.runner.layout import ROOT
from helpdesk.web.html import framed


def shown(source: str, query: str = "") -> str:
    return framed.foreign(RequestFactory().get(f"/x/{query}"), source).content.decode()


def test_the_frame_and_its_document_are_in_the_same_sandbox_without_scripts() -> None:
    component = (ROOT / "templates/components/framed.html").read_text()
    found = re.search(r'sandbox="([^"]*)"', component)
    assert found
    assert found[1] == framed.SANDBOX
    assert "scripts" not in framed.SANDBOX
    assert "top-navigation" not in framed.SANDBOX


@pytest.mark.parametrize("make", [framed.foreign, framed.own_mail])
def test_the_document_says_so_itself(make: object) -> None:
    answer = make(RequestFactory().get("/x/"), "<p>Hi</p>")  # type: ignore[operator]
    policy = answer["Content-Security-Policy"]
    assert policy.endswith("sandbox " + framed.SANDBOX)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_html_that_brings_colours_stands_on_light_paper() -> None:
    assert "data-own-colours" in shown('<font color="#333333">Hi</font>')
    assert "data-own-colours" in shown('<table><tr><td bgcolor="white">Hi</td></tr></table>')
    assert "data-own-colours" not in shown("<p>What color= is it?</p>")


def test_a_mail_of_ours_keeps_its_styles_and_opens_links_beside() -> None:
    mail = '<!DOCTYPE html><html><head lang="en"><title>x</title></head><body style="margin: 0">Hi</body></html>'
    answer = framed.own_mail(RequestFactory().get("/x/"), mail)
    assert b'<head lang="en"><base target="_blank"><title>' in answer.content
    assert b'style="margin: 0"' in answer.content
    assert "style-src 'unsafe-inline'" in answer["Content-Security-Policy"]


def test_room_is_kept_for_the_words_within_bounds() -> None:
    heights = [framed.estimated_height(text) for text in ("", "word " * 100, "line\n" * 500)]
    assert heights == [66, 132, 484]
