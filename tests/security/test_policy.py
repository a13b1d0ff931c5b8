"""Every page carries the strict policy, and no template needs it loosened."""

import re
from pathlib import Path

import pytest
from django.test import Client

from helpdesk.people.models import Role, User
from helpdesk.runner.layout import ROOT
from tests import factories
from tests.security.addresses import every_address
from tests.security.world import World

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.html") if "mail" not in path.parts)
"""Pages; mails are read elsewhere, and need styles of their own."""
INLINE = {
    "a script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an hx-on handler": re.compile(r"\shx-on[:-]", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "unescaped words": re.compile(r"\|\s*safe\b"),
}


RENDERED = {"knowledgebase/public/article.html"}
"""Show Markdown that `knowledgebase.rendering` made and cleaned. The list may only shrink."""


OWN_MAILS = {"outgoing:outgoing_body", "outgoing:mail_text_preview"}
"""Frames in which a mail of ours stands with its own styles, sandboxed (see helpdesk/web/html/framed.py)."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_has_nothing_inline(path: Path) -> None:
    text, name = path.read_text(), str(path.relative_to(ROOT / "templates"))
    found = [what for what, pattern in INLINE.items() if pattern.search(text)]
    assert found == (["unescaped words"] if name in RENDERED else [])


def test_every_page_forbids_inline_code(world: World) -> None:
    client, wrong = Client(raise_request_exception=False), []
    client.force_login(factories.user("Ada", role=Role.ADMIN))
    for address in every_address():
        answer = client.get(address.filled(world.arguments(address.name)))
        policy = answer.headers.get("Content-Security-Policy", "")
        if address.name in OWN_MAILS:
            policy = policy.replace("style-src 'unsafe-inline'", "")
            assert "sandbox allow-same-origin allow-popups" in policy, address.name
        if answer.status_code == 200 and ("unsafe" in policy or "default-src 'none'" not in policy):
            wrong.append(f"{address.name}: {policy!r}")
    assert wrong == []


def test_cookies_are_kept_from_scripts_and_other_sites(client: Client, alice: User) -> None:
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": alice.email, "password": factories.PASSWORD})
    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


def test_other_headers(client: Client, db: None) -> None:
    answer = client.get("/help/")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
