"""A public form that is refused keeps its files, names them, and sends them when it is sent again."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from helpdesk.outgoing.addressing.tokens import request_token
from helpdesk.tickets.files import files_within_limits
from helpdesk.tickets.models import Attachment, KeptFile
from helpdesk.tickets.services import prune_kept
from tests import factories
from tests.public.catalogue import ROOT

pytestmark = pytest.mark.django_db

CONTACT = {"message": "The lid cracked.", "complaint": "no", "name": "Meg", "email": "meg@example.org"}
KEPT = re.compile(r'name="kept"\s+value="([^"]+)"')


def a_file(name: str = "lid.txt", content: bytes = b"abc") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/plain")


def send(client: Client, address: str, fields: dict[str, Any], *files: SimpleUploadedFile, **more: Any) -> Any:
    return client.post(address, {**fields, "attachments": list(files), **more})


@pytest.fixture(params=["contact form", "answer", "phone note"])
def form(request: pytest.FixtureRequest, client: Client, alice: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Address, fields that are right, and what makes them wrong."""
    if request.param == "contact form":
        return "/help/contact/", CONTACT, {"email": "nobody"}
    if request.param == "answer":
        return f"/r/{request_token(factories.ticket())}/", {"message": "Here it is"}, {"message": ""}
    client.force_login(alice)
    call = {"channel": "phone", "priority": "normal", "subject": "Lid", "note": "Cracked", "email": "meg@example.org"}
    return "/desk/tickets/new/", call, {"email": "nobody"}


def test_files_of_a_refused_form_are_named_and_go_with_the_next_try(client: Client, form: Any) -> None:
    address, fields, wrong = form
    page = send(client, address, fields, a_file("a.txt"), a_file("b.txt"), **wrong).content.decode()
    assert "a.txt" in page
    keys = KEPT.findall(page)
    assert send(client, address, fields, a_file("c.txt"), kept=keys, left_out=keys[:1]).status_code == 302
    assert sorted(Attachment.objects.values_list("filename", flat=True)) == ["b.txt", "c.txt"]


def test_a_file_that_is_too_large_is_named_and_the_others_stay(client: Client, form: Any, settings: Any) -> None:
    settings.ATTACHMENT_MAX_BYTES = 5
    address, fields, _ = form
    refused = send(client, address, fields, a_file("small.txt"), a_file("film.mov", b"abcdef"))
    page = refused.content.decode()
    assert (refused.status_code, "film.mov (6 bytes) cannot go with it" in page) == (422, True)
    assert list(KeptFile.objects.values_list("filename", flat=True)) == ["small.txt"]
    assert fields.get("message", fields.get("note")) in page


def test_one_limit_is_told_in_one_number(client: Client) -> None:
    film = a_file("film.mov")
    film.size = 26 * 1024**2
    assert "at most 10 files and 25 MB go with one message" in files_within_limits([film], most=10)[1]
    assert "Up to 10 files, 25 MB together." in client.get("/help/contact/").content.decode()
    assert "25 MB together" in (ROOT / "docs" / "customers.md").read_text()


def test_a_key_of_somebodys_draft_opens_no_file(client: Client, alice: Any, team: Any) -> None:
    ticket = factories.ticket(team=team)
    agent = Client()
    agent.force_login(alice)
    agent.post(f"/desk/tickets/{ticket.number}/files/", {"files": a_file("private.txt")})
    key = str(KeptFile.objects.get().key)
    answer = send(client, "/help/contact/", CONTACT, kept=[key])
    assert answer.status_code == 302
    assert not Attachment.objects.exists()


def test_what_is_kept_for_one_address_has_a_limit(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False):  # or an hour that ends meanwhile begins a new count
        for _ in range(21):
            page = send(client, "/help/contact/", {**CONTACT, "email": "nobody"}, a_file()).content.decode()
    assert KeptFile.objects.count() == 20
    assert "Choose your files again" in page


def test_files_that_nobody_sent_go_after_a_day(client: Client) -> None:
    send(client, "/help/contact/", {**CONTACT, "email": "nobody"}, a_file())
    assert prune_kept(now=timezone.now()) == 0
    assert prune_kept(now=timezone.now() + dt.timedelta(days=2)) == 1
    assert not KeptFile.objects.exists()
