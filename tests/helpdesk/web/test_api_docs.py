"""The API's description and its documentation."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from helpdesk.people.models import User


def test_the_schema_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    file = tmp_path / "schema.yml"
    call_command("spectacular", "--validate", "--fail-on-warn", file=str(file))
    assert "/api/v1/tickets/{number}/messages/" in file.read_text()


@pytest.mark.django_db
def test_the_documentation_comes_from_us_alone_and_runs_nothing_inline(client: Client, alice: User) -> None:
    client.force_login(alice)
    answer = client.get("/api/v1/docs/")
    page = answer.content.decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.findall(r"<style|<script>|\son\w+=|\sstyle=", page)
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_documentation_is_for_staff(client: Client) -> None:
    assert client.get("/api/v1/docs/").status_code in (401, 403)
