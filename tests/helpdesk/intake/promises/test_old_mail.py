"""Old mail that is fetched for the first time becomes requests, and nobody is told that we have just received it."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.events.deliver import drain
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.tickets.models import Ticket
from tests.helpdesk.conftest import mail

DAY = dt.timedelta(days=1)


def stamp(age: dt.timedelta) -> str:
    return f"{timezone.now() - age:%a, %d %b %Y %H:%M:%S +0000}"


def received(*ages: dt.timedelta) -> str:
    """One line a server, the last one on top."""
    return "\nReceived: ".join(f"from a by b with ESMTP id 1; {stamp(age)}" for age in ages)


def headers(name: str) -> dict[str, str]:
    return {
        "kept for a month": {"date": stamp(30 * DAY), "received": received(30 * DAY, 30 * DAY)},
        "fetched by a program that signs": {"date": stamp(30 * DAY), "received": received(0 * DAY, 30 * DAY)},
        "written years ago": {"date": stamp(800 * DAY)},
        "says no time that can be read": {"date": "gestern", "received": received(30 * DAY)},
        "taken by a first server that tells no time": {
            "date": "gestern",
            "received": f"{received(30 * DAY, 29 * DAY)}\nReceived: from c by d; gestern",
        },
        "taken by a server that explains its zone": {"received": f"{received(30 * DAY)} (CET; winter)"},
        "from a computer whose clock runs ahead": {"date": stamp(-800 * DAY), "received": received(30 * DAY)},
        "written in another form of date": {"date": f"{timezone.now() - 800 * DAY:%Y-%m-%dT%H:%M:%SZ}"},
        "says no time, and was taken just now": {"received": received(0 * DAY)},
        "says no time, and only its first server's clock is wrong": {"received": received(0 * DAY, 800 * DAY)},
        "written just now": {"date": stamp(0 * DAY)},
        "says no time": {},
        "waited for four days at its sender's server": {"date": stamp(4 * DAY), "received": received(0 * DAY, 4 * DAY)},
        "from a computer whose clock is wrong": {"date": stamp(800 * DAY), "received": received(0 * DAY, 0 * DAY)},
    }[name]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kept for a month", 0),
        ("fetched by a program that signs", 0),
        ("written years ago", 0),
        ("says no time that can be read", 0),
        ("taken by a first server that tells no time", 0),
        ("taken by a server that explains its zone", 0),
        ("from a computer whose clock runs ahead", 0),
        ("written in another form of date", 0),
        ("says no time, and was taken just now", 1),
        ("says no time, and only its first server's clock is wrong", 1),
        ("written just now", 1),
        ("says no time", 1),
        ("waited for four days at its sender's server", 1),
        ("from a computer whose clock is wrong", 1),
    ],
)
def test_who_wrote_long_ago_expects_no_confirmation(name: str, told: int) -> None:
    receive(mail(**headers(name)), source="test")
    drain()
    assert (Ticket.objects.count(), OutgoingMail.objects.count()) == (1, told)
