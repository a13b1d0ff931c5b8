"""Attachments: for whom, and never run."""

import uuid
from typing import Any

import pytest
from django.test import Client

from helpdesk.tickets.models import Attachment
from helpdesk.tickets.words import NewFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def attach(make_ticket: Any) -> Any:
    def make(filename: str = "receipt.pdf", content_type: str = "application/pdf") -> Attachment:
        file = NewFile(filename=filename, content=b"%PDF", content_type=content_type)
        attachment: Attachment = make_ticket(message={"files": [file]}).messages.get().attachments.get()
        return attachment

    return make


def address(attachment: Attachment) -> str:
    return f"/desk/attachments/{attachment.key}/"


def test_alice_gets_the_exact_bytes_as_a_download(as_alice: Client, attach: Any) -> None:
    answer = as_alice.get(address(attach("räksmörgås.pdf")))
    assert answer.getvalue() == b"%PDF"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''r%C3%A4k")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


@pytest.mark.parametrize(
    ("content_type", "shown"),
    [("image/png", True), ("image/jpeg", True), ("image/svg+xml", False), ("text/html", False), ("text/plain", False)],
)
def test_only_plain_pictures_open_in_the_browser(as_alice: Client, attach: Any, content_type: str, shown: bool) -> None:
    answer = as_alice.get(address(attach("x", content_type)))
    assert answer["Content-Disposition"].startswith("inline" if shown else "attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_charlie_customers_and_guessed_keys_get_404(
    as_charlie: Client, as_customer: Client, as_alice: Client, attach: Any
) -> None:
    attachment = attach()
    assert as_charlie.get(address(attachment)).status_code == 404
    assert as_customer.get(address(attachment)).status_code == 404
    assert as_alice.get(f"/desk/attachments/{uuid.uuid4()}/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_404(as_alice: Client, attach: Any) -> None:
    attachment = attach()
    attachment.file.delete(save=False)
    Attachment.objects.filter(pk=attachment.pk).update(file="attachments/gone")
    assert as_alice.get(address(attachment)).status_code == 404
