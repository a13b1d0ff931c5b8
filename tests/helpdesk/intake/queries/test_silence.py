"""Silence is judged by what the same stretch of the week was like before."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.queries.mailbox_state import rows
from helpdesk.intake.queries.silence import chance, silences
from helpdesk.outgoing.models import Mailbox

NOW = dt.datetime(2026, 11, 18, 15, 0, tzinfo=dt.UTC)  # a Wednesday afternoon


def mailbox(*arrivals: dt.datetime) -> Mailbox:
    """A mailbox through which mail came at these times."""
    made = Mailbox.objects.create(address="help@shop.example", last_received_at=max(arrivals), last_success_at=NOW)
    common = {"content": b"", "size": 1, "sha256": "", "source": "imap", "outcome": IntakeOutcome.IGNORED}
    RawMail.objects.bulk_create(RawMail(mailbox=made, received_at=arrival, **common) for arrival in arrivals)
    return made


def working_days(until: dt.datetime) -> list[dt.datetime]:
    """Twenty messages between 9:00 and 17:00 of each working day of seven weeks, none later than `until`."""
    days = [NOW.replace(hour=9) - dt.timedelta(days=number) for number in range(49)]
    times = [day + dt.timedelta(minutes=24 * number) for day in days if day.weekday() < 5 for number in range(20)]
    return [time for time in times if time <= until]


@pytest.mark.django_db
def test_silence_since_the_morning_is_noticed_in_the_afternoon() -> None:
    made = mailbox(*working_days(NOW - dt.timedelta(hours=4)))
    silence = silences(NOW)[made.pk]
    assert (silence.since, silence.before) == (made.last_received_at, 40)
    (row,) = rows(NOW)
    assert (row.state.word, "40 messages came" in row.state.words) == ("Unusually quiet", True)


@pytest.mark.django_db
def test_nights_and_weekends_are_no_silence() -> None:
    friday = dt.datetime(2026, 11, 13, 17, 0, tzinfo=dt.UTC)
    mailbox(*working_days(friday))
    hours = {hour: bool(silences(friday + dt.timedelta(hours=hour))) for hour in (6, 24, 48, 63, 64, 72)}
    assert hours == {6: False, 24: False, 48: False, 63: False, 64: False, 72: True}


@pytest.mark.django_db
def test_a_quiet_mailbox_gets_more_time() -> None:
    last = NOW - dt.timedelta(days=5)
    mailbox(*(last - dt.timedelta(days=2 * number) for number in range(30)))
    assert silences(NOW) == {}
    assert len(silences(NOW + dt.timedelta(days=60))) == 1


@pytest.mark.django_db
def test_a_long_silence_stays_one() -> None:
    made = mailbox(*working_days(NOW - dt.timedelta(days=1)))
    for days in (2, 10, 100, 1000):
        assert list(silences(NOW + dt.timedelta(days=days))) == [made.pk]


@pytest.mark.django_db
def test_a_new_mailbox_has_no_usual_yet() -> None:
    mailbox(*(NOW - dt.timedelta(hours=5, minutes=number) for number in range(9)))
    assert silences(NOW + dt.timedelta(days=365)) == {}


@pytest.mark.django_db
def test_a_mailbox_that_is_off_is_not_missed() -> None:
    mailbox(*working_days(NOW - dt.timedelta(days=1)))
    Mailbox.objects.update(is_active=False)
    assert silences(NOW) == {}


def test_the_chance_of_worked_examples() -> None:
    # 20 messages in four times the silence: (4/5)^20.
    assert chance(20, dt.timedelta(hours=6)) == pytest.approx(0.8**20)
    # After a week the history stays at 28 days: (28/(28+28))^10.
    assert chance(10, dt.timedelta(days=28)) == pytest.approx(0.5**10)


@given(before=st.integers(0, 10_000), hours=st.integers(1, 10_000))
def test_longer_silence_and_more_mail_before_are_never_likelier(before: int, hours: int) -> None:
    here = chance(before, dt.timedelta(hours=hours))
    assert 0 <= here <= 1
    assert chance(before + 1, dt.timedelta(hours=hours)) <= here
    assert chance(before, dt.timedelta(hours=hours + 1)) <= here
