"""The word back to a new request."""

import pytest
from django.conf import settings

from helpdesk.channels.models import OutgoingMail
from tests.helpdesk.channels.conftest import Deliver


def test_it_names_the_number_and_is_marked_as_automatic(deliver: Deliver) -> None:
    row = deliver()
    sent = OutgoingMail.objects.get()
    assert row.ticket is not None
    assert f"#{row.ticket.number}" in sent.subject
    assert "/r/" in sent.text
    assert sent.headers["Auto-Submitted"] == "auto-replied"
    assert sent.headers["In-Reply-To"] == "<first@example.org>"


def test_it_repeats_nothing_that_the_stranger_wrote(deliver: Deliver) -> None:
    deliver("Buy pills", subject="Cheap pills", **{"from": "Pill Shop <meg@example.org>"})
    sent = OutgoingMail.objects.get()
    assert "pill" not in (sent.subject + sent.text + sent.html).lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "auto-generated"},
        {"precedence": "bulk"},
        {"list_id": "<news.example.org>"},
        {"from": "no-reply@example.org"},
        {"subject": "Abwesenheitsnotiz: Ihre Anfrage"},
        {"return_path": "<>"},
    ],
)
def test_machines_get_none(deliver: Deliver, headers: dict[str, str]) -> None:
    deliver(**headers)
    assert not OutgoingMail.objects.exists()


def test_one_address_gets_only_a_few_within_the_hour(deliver: Deliver) -> None:
    for number in range(settings.ACKNOWLEDGEMENTS_PER_HOUR + 3):
        deliver(f"Number {number}", message_id=f"<n{number}@example.org>")
    assert OutgoingMail.objects.count() == settings.ACKNOWLEDGEMENTS_PER_HOUR
