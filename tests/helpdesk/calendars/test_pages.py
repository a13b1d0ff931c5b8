"""Settings → Opening hours: the list, the page with its preview, days, the shop's own, put away and back."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.services import save_calendar
from helpdesk.people.models import User
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.services import follow_calendar
from tests import factories

pytestmark = pytest.mark.django_db
HOURS = "/desk/settings/hours/"
OFFICE = {str(day): [["09:00", "17:00"]] for day in range(5)}
TYPED = {"name": "Bengaluru", "time_zone": "Asia/Kolkata", "day_0": "9-17", "day_6": "22-6", "country": "IN"}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def office() -> Calendar:
    """The shop's own hours."""
    return calendar("Office")


def calendar(name: str) -> Calendar:
    return save_calendar(calendar=Calendar(), name=name, time_zone="Europe/Berlin", hours=OFFICE, country="DE")


def text(client: Client, path: str = HOURS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


@pytest.mark.parametrize("path", ["", "new/", "{pk}/"])
def test_the_pages_are_for_those_who_may_change_hours(client: Client, alice: User, office: Calendar, path: str) -> None:
    client.force_login(alice)
    assert client.get(HOURS + path.format(pk=office.pk)).status_code == 403


@pytest.mark.parametrize("path", ["default/", "archive/", "restore/", "days/", "days/2030-01-02/closed/"])
def test_so_are_their_buttons(client: Client, alice: User, office: Calendar, path: str) -> None:
    client.force_login(alice)
    assert client.post(f"{HOURS}{office.pk}/{path}").status_code == 403
    assert not office.holidays.exists()


def test_without_any_the_list_says_that_the_shop_is_always_open(manager: Client) -> None:
    assert "The shop counts as always open" in text(manager)


def test_the_first_hours_are_the_shops_own_and_the_next_are_not(manager: Client) -> None:
    manager.post(f"{HOURS}new/", TYPED)
    manager.post(f"{HOURS}new/", TYPED | {"name": "Pune"})
    assert dict(Calendar.objects.values_list("name", "is_default")) == {"Bengaluru": True, "Pune": False}
    first = Calendar.objects.get(is_default=True)
    assert first.hours == {"0": [["00:00", "06:00"], ["09:00", "17:00"]], "6": [["22:00", "24:00"]]}
    assert "Mon 09:00–17:00; Sun 22:00–06:00" in text(manager)


def test_the_page_shows_shifts_as_they_were_written(manager: Client) -> None:
    manager.post(f"{HOURS}new/", TYPED)
    assert 'value="22:00–06:00"' in text(manager, f"{HOURS}{Calendar.objects.get().pk}/")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Give them a name"),
        ({"name": "Office"}, "of this name already"),
        ({"day_1": "9-5"}, "would be 20 hours"),
        ({"day_0": "5-9"}, "at the same time"),
        ({"day_0": "", "day_2": "", "day_6": ""}, "at least one day"),
        ({"region": "BY"}, "Choose a region of this country"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_told_beside_it_and_what_was_typed_stays(
    manager: Client, office: Calendar, typed: dict[str, str], words: str
) -> None:
    answer = manager.post(f"{HOURS}new/", TYPED | {"day_2": "10:15-11"} | typed)
    assert (answer.status_code, Calendar.objects.count()) == (422, 1)
    assert words in answer.text
    assert 'value="IN" selected' in answer.text


def test_a_preview_stores_nothing_and_offers_the_regions_of_a_country(manager: Client, office: Calendar) -> None:
    answer = manager.post(f"{HOURS}{office.pk}/", TYPED | {"do": "preview", "country": "DE"})
    words = " ".join(answer.text.split())
    assert "22:00–06:00" in words
    assert "Nordrhein-Westfalen" in words
    assert "16 h open" in words
    assert Calendar.objects.get().name == "Office"


def test_hours_without_a_name_can_be_looked_at(manager: Client) -> None:
    answer = manager.post(f"{HOURS}new/", TYPED | {"do": "preview", "name": ""})
    assert "16 h open" in " ".join(answer.text.split())
    assert manager.post(f"{HOURS}new/", TYPED | {"name": ""}).status_code == 422


def test_a_day_is_closed_removed_and_put_back(manager: Client, office: Calendar) -> None:
    day = timezone.localdate() + dt.timedelta(days=20)
    page = f"{HOURS}{office.pk}/"
    assert manager.post(f"{page}days/", {"date": day.isoformat(), "name": "Summer & party"})["Location"] == page
    assert "Summer &amp; party" in text(manager, page)
    answer = manager.post(f"{page}days/{day}/usual/", follow=True)
    undo = f"{page}days/{day}/closed/?name=Summer+%26+party"
    assert undo in answer.text
    manager.post(undo)
    assert office.holidays.get().name == "Summer & party"


@pytest.mark.parametrize("date", ["", "2020-01-02", "9999-12-31", "soon"])
def test_a_day_that_cannot_be_closed_is_told_and_its_name_stays(manager: Client, office: Calendar, date: str) -> None:
    answer = manager.post(f"{HOURS}{office.pk}/days/", {"date": date, "name": "Count of stock"})
    assert (answer.status_code, "Count of stock" in answer.text) == (422, True)
    assert not office.holidays.exists()


@pytest.mark.parametrize("path", ["days/2030-02-30/closed/", "days/2030-02-03/gone/"])
def test_there_is_no_such_day_or_state(manager: Client, office: Calendar, path: str) -> None:
    assert manager.post(f"{HOURS}{office.pk}/{path}").status_code == 404


def test_others_become_the_shops_own_with_a_way_back(manager: Client, office: Calendar) -> None:
    other = calendar("Other")
    answer = manager.post(f"{HOURS}{other.pk}/default/", follow=True)
    assert Calendar.objects.get(is_default=True) == other
    assert f"{HOURS}{office.pk}/default/" in answer.text


def test_unused_hours_are_put_away_and_brought_back(manager: Client, office: Calendar) -> None:
    other = calendar("Other")
    answer = manager.post(f"{HOURS}{other.pk}/archive/", follow=True)
    assert f"{HOURS}{other.pk}/restore/" in answer.text
    assert "Other" in text(manager, f"{HOURS}?state=away")
    refused = manager.post(f"{HOURS}{other.pk}/default/", follow=True)
    assert "bring it back first" in refused.text
    manager.post(f"{HOURS}{other.pk}/restore/")
    other.refresh_from_db()
    assert other.is_active


def test_hours_that_somebody_counts_by_stay(manager: Client, office: Calendar) -> None:
    used = calendar("Night")
    ReplyPolicy.objects.update(calendar=used)
    name = ReplyPolicy.objects.get().name
    for row, words in ((office, "the shop’s first"), (used, f"Used by {name}")):
        assert words in manager.post(f"{HOURS}{row.pk}/archive/", follow=True).text
        row.refresh_from_db()
        assert row.is_active


def test_each_change_leaves_one_entry_with_before_and_after(manager: Client, office: Calendar, bob: User) -> None:
    day = timezone.localdate() + dt.timedelta(days=3)
    other = calendar("Other")
    for path, data in (
        (f"{office.pk}/", TYPED),
        (f"{office.pk}/days/", {"date": day.isoformat(), "name": "Party"}),
        (f"{other.pk}/default/", {}),
        (f"{office.pk}/archive/", {}),
    ):
        manager.post(HOURS + path, data)
    told = [(entry.thing, set(entry.changes)) for entry in AuditEntry.objects.filter(actor_id=bob.pk).order_by("pk")]
    assert told[-4:] == [
        ("Bengaluru", {"name", "time_zone", "hours", "country"}),
        ("Bengaluru", {"days"}),
        ("Other", {"is_default"}),
        ("Bengaluru", {"is_active"}),
    ]
    log = text(manager, "/desk/settings/audit/?kind=calendar")
    assert "Mon–Fri 09:00–17:00" in log
    assert "Party (closed)" in log


def test_open_tickets_follow(manager: Client, office: Calendar) -> None:
    follow_calendar()
    factories.ticket()
    manager.post(f"{HOURS}{office.pk}/", TYPED)
    assert follow_calendar() == 1


def test_many_cost_no_more_statements(manager: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        calendar(f"Office {number}")
    with django_assert_max_num_queries(6):
        text(manager)
