"""How fast complaints get there: those that do not get there count too."""

import datetime as dt

import pytest
from django.utils import timezone

from complaints.models import Complaint
from complaints.queries.counts import speeds
from complaints.services import open_complaint
from helpdesk.tickets.actors import Actor
from tests import factories

pytestmark = pytest.mark.django_db


def complaint(age: int, closed_after: int | None) -> None:
    """One that came `age` hours ago, and was closed so many hours later, or not yet."""
    row = open_complaint(ticket=factories.ticket(), actor=Actor.system())
    received = timezone.now() - dt.timedelta(hours=age)
    closed = received + dt.timedelta(hours=closed_after) if closed_after else None
    Complaint.objects.filter(pk=row.pk).update(severity="high", received_at=received, closed_at=closed)


def test_open_ones_keep_the_slow_half_in_sight() -> None:
    for closed_after in (2, 3, None, None, None):
        complaint(100, closed_after)
    high = speeds(Complaint.objects.all(), "closed_at")[1]
    assert (high.n, high.median, high.waiting) == (5, None, 3)
    assert high.oldest == pytest.approx(100, abs=0.1)


def test_a_young_one_says_nothing_about_later() -> None:
    for closed_after in (2, 4, 6, 8):
        complaint(100, closed_after)
    complaint(1, None)
    assert speeds(Complaint.objects.all(), "closed_at")[1].median == 4


def test_one_closed_without_an_answer_waits_no_longer() -> None:
    complaint(100, 5)
    first = speeds(Complaint.objects.all(), "acknowledged_at")[1]
    assert (first.median, first.waiting, first.oldest) == (None, 1, 5)
