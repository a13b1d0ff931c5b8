"""The frames, the forms and the error pages, as a browser without script gets them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from helpdesk.people.models import User
from helpdesk.web.views.styleguide import SampleForm

ROOT = Path(__file__).resolve().parents[3]
# Letters are read by mail programs, which know no other style than the written-in one.
TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*.html")) if "mail" not in path.parts]


def test_the_style_guide_is_for_developers_only(client: Client, settings: LazySettings) -> None:
    assert client.get("/styleguide/").status_code == 404
    settings.DEBUG = True
    assert client.get("/styleguide/").status_code == 200
    assert client.get("/styleguide/help/").status_code == 200


def test_a_lost_page_says_so_and_offers_more(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "This page is not here." in response.text


def test_the_500_page_needs_no_context(rf: RequestFactory) -> None:
    assert b"That went wrong on our side" in server_error(rf.get("/")).content


def test_a_field_names_its_error_and_hint() -> None:
    html = str(SampleForm({"name": "", "amount": "20O", "team": "deliveries"})["name"].as_field_group())
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html


def test_a_form_with_several_errors_begins_with_links_to_them() -> None:
    html = str(SampleForm({"name": ""}))
    assert html.index("error-summary") < html.index('id="id_name"')
    assert 'href="#id_amount"' in html


def test_a_guessed_sign_in_learns_nothing(client: Client, alice: User) -> None:
    tries = [
        client.post("/accounts/login/", {"login": login, "password": "wrong words here"}).text
        for login in (alice.email, "nobody@example.com")
    ]
    banners = [re.findall(r'<p class="banner-text">(.*?)</p>', page, re.DOTALL) for page in tries]
    assert banners[0] == banners[1]
    assert banners[0]


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "429.html"])
def test_other_refusals_have_a_way_out(name: str) -> None:
    assert 'href="/"' in render_to_string(name)


def test_no_template_breaks_the_content_security_policy() -> None:
    broken = [path.name for path in TEMPLATES if re.search(r'\s(style|on\w+)="|<style|javascript:', path.read_text())]
    assert broken == []


def test_the_sprite_has_every_icon_that_a_template_names() -> None:
    known = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/icons/sprite.svg").read_text()))
    used = {name for path in TEMPLATES for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    assert used - known == set()


def test_the_sprite_is_up_to_date() -> None:
    assert subprocess.run([sys.executable, ROOT / "script/icons", "--check"], check=False).returncode == 0
