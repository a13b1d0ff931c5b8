"""Days of a period: whole, the shop's, the same on list, trends and export, and no more than a page can bear."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from complaints.models import Complaint
from complaints.queries.counts import by_week
from complaints.services import open_complaint
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 4)
LIST, TRENDS, EXPORT = "/desk/complaints/", "/desk/complaints/trends/", "/desk/complaints/export.csv"


def complaint(at: dt.datetime) -> Complaint:
    ticket = factories.ticket()
    Ticket.objects.filter(pk=ticket.pk).update(created_at=at)
    row = open_complaint(ticket=ticket, actor=Actor.system())
    Complaint.objects.filter(pk=row.pk).update(received_at=at)
    return row


def numbers(client: Client, query: str) -> tuple[int, int, int]:
    """How many complaints list, trends and export speak of."""
    shown = client.get(f"{LIST}?{query}").content.decode()
    total = re.search(r"(\d+) complaints?", client.get(f"{TRENDS}?{query}").content.decode())
    lines = b"".join(client.get(f"{EXPORT}?{query}")).decode().strip().splitlines()
    assert total
    return shown.count("row-title"), int(total[1]), len(lines) - 1


def test_up_to_includes_its_day_everywhere(client: Client, bob: User) -> None:
    for hour, day in ((0, DAY), (23, DAY), (0, DAY + dt.timedelta(days=1))):
        complaint(dt.datetime.combine(day, dt.time(hour, 59 if hour else 0), tzinfo=dt.UTC))
    client.force_login(bob)
    assert numbers(client, f"from={DAY}&to={DAY}") == (2, 2, 2)
    assert numbers(client, f"from=2026-03-01&to={DAY}") == (2, 2, 2)


def test_the_form_and_the_chip_name_the_day_that_counts(client: Client, bob: User) -> None:
    client.force_login(bob)
    page = client.get(f"{LIST}?from={DAY}&to={DAY}").content.decode()
    assert "<b>4 March 2026</b>" in page
    assert page.count('value="2026-03-04"') == 2


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_days_and_weeks_are_the_shops_wherever_one_looks_from(client: Client, bob: User, zone: str) -> None:
    complaint(dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC))  # Sunday at the shop
    User.objects.filter(pk=bob.pk).update(time_zone=zone)
    client.force_login(bob)
    assert numbers(client, "from=2026-03-01&to=2026-03-01") == (1, 1, 1)


def test_a_week_begins_on_the_shops_monday_for_every_reader() -> None:
    complaint(dt.datetime(2026, 3, 1, 23, 30, tzinfo=dt.UTC))
    with timezone.override(ZoneInfo("Pacific/Kiritimati")):
        assert by_week(Complaint.objects.all(), "received_at") == {dt.date(2026, 2, 23): 1}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=0001-01-01&to=9999-12-31", "is no date that can be shown here"),
        ("from=1971-01-01&to=2199-12-31", "At most 5 years fit on this page"),
        ("from=2026-03-04&to=2026-03-01", "ended before it began"),
        ("from=0000-00-00", "is no date that can be shown here"),
        ("to=never", "is no date that can be shown here"),
    ],
)
def test_what_cannot_be_shown_is_told(client: Client, bob: User, query: str, told: str) -> None:
    client.force_login(bob)
    answer = client.get(f"{TRENDS}?{query}")
    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    assert client.get(f"{LIST}?{query}").status_code == 200
    assert client.get(f"{EXPORT}?{query}").status_code in (200, 400)


def test_the_export_refuses_a_date_that_is_none_instead_of_giving_all(client: Client, bob: User) -> None:
    client.force_login(bob)
    answer = client.get(f"{EXPORT}?from=never")
    assert (answer.status_code, "never" in answer.content.decode()) == (400, True)
