"""Data for measuring: any number, the same for the same seed."""

import pytest

from complaints.models import Complaint
from helpdesk.demo.bulk import make_load
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.tickets.models import Ticket
from surveys.models import Answer

pytestmark = pytest.mark.django_db


def subjects() -> list[str]:
    return list(Ticket.objects.order_by("number").values_list("subject", flat=True))


def test_the_same_seed_makes_the_same_subjects() -> None:
    make_load(40, "a seed")
    first = subjects()
    make_load(40, "a seed")
    assert len(first) == 40
    assert subjects() == first * 2


def test_another_seed_makes_others() -> None:
    make_load(40, "a seed")
    first = subjects()
    make_load(40, "another")
    assert subjects()[40:] != first


def test_complaints_and_answers_come_in_proportion_and_nothing_is_sent() -> None:
    make_load(200, "a seed")
    assert 10 < Complaint.objects.count() < 70
    assert Answer.objects.count() > 40
    assert not OutgoingMail.objects.exists()
