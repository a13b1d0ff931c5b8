"""Another channel leaves through the same rows: claims, retries and breakers are those of mail."""

import datetime as dt
import zlib
from collections.abc import Iterator, Sequence

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from helpdesk.outgoing import transports
from helpdesk.outgoing.health.checks import mail_is_moving
from helpdesk.outgoing.models import Breaker, OutgoingMail, OutgoingState, Recipient
from helpdesk.outgoing.queries import figures
from helpdesk.outgoing.queries.breakers import outages
from helpdesk.outgoing.services import queue_mail
from helpdesk.outgoing.tasks import _RUNS, send_due_elsewhere, send_due_mail
from helpdesk.outgoing.transports import Carrier, HandoverResult, Scope
from helpdesk.tickets.models import Message
from tests.running.post_office import PostOffice

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


class Pigeons:
    """A transport with several lofts; those in `away` cannot be reached."""

    channel = "pigeon"
    has_one_relay = False

    def __init__(self) -> None:
        self.away: set[str] = set()
        self.flown: list[str] = []

    def queue(self, message: Message) -> OutgoingMail:
        return queue_mail(to=message.to, subject="Hello", text=message.body_text, message=message, channel="pigeon")

    def open(self) -> Carrier:
        return self

    def close(self) -> None:
        pass

    def hand_over(self, mail: OutgoingMail, waiting: Sequence[Recipient]) -> Iterator[tuple[Recipient, HandoverResult]]:
        for recipient in waiting:
            self.flown.append(recipient.address)
            is_away = mail.relay in self.away
            yield recipient, HandoverResult(sent=not is_away, scope=Scope.CONNECTION if is_away else Scope.RECIPIENT)

    def outage(self, relay: str) -> str:
        return f"The loft in {relay} takes nothing"


@pytest.fixture
def pigeons(monkeypatch: pytest.MonkeyPatch) -> Pigeons:
    flock = Pigeons()
    monkeypatch.setitem(transports._transports, flock.channel, flock)
    return flock


def queue(name: str, relay: str) -> None:
    queue_mail(to=[f"{name}@{relay}"], subject="Hello", text="Hello", channel="pigeon", relay=relay)


def left() -> set[str]:
    return set(OutgoingMail.objects.filter(state=OutgoingState.SENT).values_list("recipient", flat=True))


def test_each_channels_rows_leave_through_its_own_transport(pigeons: Pigeons, office: PostOffice) -> None:
    queue("meg", "bath")
    queue_mail(to=["ana@example.org"], subject="Hello", text="Hello")
    send_due_mail()
    assert (office.asked, pigeons.flown) == (["ana@example.org"], [])
    send_due_elsewhere()
    assert (office.asked, pigeons.flown) == (["ana@example.org"], ["meg@bath"])
    assert left() == {"meg@bath", "ana@example.org"}


def test_a_relay_that_is_away_holds_up_its_own_rows_alone(pigeons: Pigeons, office: PostOffice) -> None:
    pigeons.away = {"bath"}
    for name, relay in [("meg", "bath"), ("ana", "york"), ("bob", "bath"), ("eve", "york")]:
        queue(name, relay)
    queue_mail(to=["ana@example.org"], subject="Hello", text="Hello")
    send_due_elsewhere()
    send_due_mail()
    assert left() == {"ana@york", "eve@york", "ana@example.org"}
    assert pigeons.flown == ["meg@bath", "ana@york", "eve@york"]
    assert [(item.words, item.waiting) for item in outages()] == [("The loft in bath takes nothing", 2)]


def test_our_mail_server_that_is_away_holds_up_no_other_channel(pigeons: Pigeons) -> None:
    queue("meg", "bath")
    Breaker.objects.create(channel="email", since=timezone.now(), next_try_at=NOON + dt.timedelta(days=99), met_by=0)
    send_due_elsewhere()
    assert left() == {"meg@bath"}


def test_one_run_of_a_channel_at_a_time(pigeons: Pigeons) -> None:
    queue("meg", "bath")
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [_RUNS, zlib.crc32(b"pigeon") % 2**31])
        send_due_elsewhere()
    assert left() == set()
    other.close()
    send_due_elsewhere()
    assert left() == {"meg@bath"}


def test_what_waits_elsewhere_is_no_sick_mail(pigeons: Pigeons) -> None:
    queue("meg", "bath")
    OutgoingMail.objects.update(next_attempt_at=NOON - dt.timedelta(days=99))
    long_ago = timezone.now() - dt.timedelta(days=1)
    Breaker.objects.create(channel="pigeon", relay="bath", since=long_ago, next_try_at=long_ago, met_by=0)
    assert (mail_is_moving(), figures.waiting()) == (None, 0)


def test_all_that_waited_leaves_once_it_is_back(pigeons: Pigeons) -> None:
    pigeons.away = {"bath"}
    with time_machine.travel(NOON, tick=False) as clock:
        for name in ("meg", "bob", "eve"):
            queue(name, "bath")
        send_due_elsewhere()
        pigeons.away = set()
        clock.shift(dt.timedelta(seconds=15))
        send_due_elsewhere()
    assert (left(), Breaker.objects.exists()) == ({"meg@bath", "bob@bath", "eve@bath"}, False)
