"""No more surveys, by a person or by a mail program."""

import datetime as dt

from django.test import Client
from django.utils import timezone

from surveys.models import Invitation, OptOut
from tests.surveys.conftest import Asked


def test_reading_the_page_stops_nothing(client: Client, asked: Asked) -> None:
    assert asked.ticket.requester.email in client.get(f"{asked.path}unsubscribe/").content.decode()
    assert not OptOut.objects.exists()


def test_one_click_of_a_mail_program_stops_surveys(asked: Asked) -> None:
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = client.post(f"{asked.path}unsubscribe/", {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
    assert OptOut.objects.get().address == asked.ticket.requester.email


def test_it_works_after_the_survey_has_ended(client: Client, asked: Asked) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=300))
    client.post(f"{asked.path}unsubscribe/")
    assert OptOut.objects.exists()
