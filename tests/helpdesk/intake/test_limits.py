"""Messages at the limits of what the database takes."""

import pytest

from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.taking.take_in import receive
from tests.helpdesk.conftest import mail

pytestmark = pytest.mark.django_db
LONG = "ключ𝔘" * 400


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (" ".join(f"word{number:x}" for number in range(110_000)), {}),
        ("x" * 2_000_000, {}),
        ("Hello", {"message_id": f"<{LONG}@x>"}),
        ("Hello", {"message_id": f"<{LONG[:480]}@x>", "references": f"<{LONG[:490]}@x>"}),
        ("Hello", {"subject": LONG * 20}),
        ("Hello", {"from": f"{LONG} <meg@example.org>"}),
        ("Hello", {"from": f"{LONG[:100]}@{LONG[:200]}.example"}),
        ("Hello", {"cc": ", ".join(f"n{number}@example.org" for number in range(3_000))}),
        ("Hello", {"content_type": f"x{LONG}/y; name={LONG}"}),
    ],
)
def test_the_longest_messages_become_tickets(body: str, headers: dict[str, str]) -> None:
    assert receive(mail(body, **headers), source="test").outcome == IntakeOutcome.CREATED
