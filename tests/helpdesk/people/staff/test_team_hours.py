"""A team has opening hours of its own, and one of them is the default for new tickets."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.services import archive_calendar
from helpdesk.people.models import Team, User
from helpdesk.people.queries import default_team
from helpdesk.people.services.teams import archive_team, restore_team, save_team
from tests import factories

pytestmark = pytest.mark.django_db
TEAMS = "/desk/settings/teams/"


@pytest.fixture
def late() -> Calendar:
    return Calendar.objects.create(name="Late shift", hours={"0": [["14:00", "22:00"]]})


@pytest.fixture
def other() -> Team:
    return factories.team("Returns")


def default(team: Team, *, by: User | None = None) -> Team:
    return save_team(team=team, name=team.name, colour=1, members=[], is_default=True, by=by)


def test_one_team_is_the_default_and_the_next_takes_its_place(team: Team, other: Team) -> None:
    default(team)
    default(other)
    team.refresh_from_db()
    assert (default_team(), team.is_default) == (other, False)


def test_put_away_the_default_goes_to_the_team_that_gets_its_work(team: Team, other: Team, bob: User) -> None:
    archive_team(team=default(team), to=other, by=bob)
    assert default_team() == other
    told = AuditEntry.objects.filter(kind="team").order_by("pk")
    assert [sorted(entry.changes) for entry in told][-2:] == [["is_active", "is_default"], ["is_default"]]


def test_put_away_the_safety_team_hands_that_on(team: Team, other: Team, bob: User) -> None:
    save_team(team=team, name=team.name, colour=1, members=[], is_safety=True)
    archive_team(team=team, to=other, by=bob, with_members=True)
    assert Team.objects.get(is_safety=True) == other
    told = AuditEntry.objects.filter(kind="team").order_by("pk")
    assert [sorted(entry.changes) for entry in told][-1] == ["is_safety"]


def test_one_team_is_for_safety_and_the_next_takes_its_place(team: Team, other: Team) -> None:
    for one in (team, other):
        save_team(team=one, name=one.name, colour=1, members=[], is_safety=True)
    assert Team.objects.get(is_safety=True) == other


def test_put_away_without_an_heir_nobody_is_the_default(team: Team, other: Team, bob: User) -> None:
    archive_team(team=default(team), to=None, by=bob)
    assert default_team() is None
    assert not Team.objects.filter(pk=other.pk, is_default=True).exists()


def test_hours_by_which_a_team_works_are_not_put_away(team: Team, late: Calendar) -> None:
    save_team(team=team, name=team.name, colour=1, members=[], calendar=late)
    with pytest.raises(ValidationError, match="Used by Deliveries"):
        archive_calendar(calendar=late)


def test_a_team_that_comes_back_counts_by_the_shop_where_its_hours_are_gone(
    team: Team, other: Team, late: Calendar, bob: User
) -> None:
    save_team(team=team, name=team.name, colour=1, members=[], calendar=late)
    archive_team(team=team, to=other, by=bob)
    archive_calendar(calendar=late)
    assert restore_team(team=Team.objects.get(pk=team.pk), by=bob).calendar is None


def test_both_are_chosen_on_the_page_of_the_team(client: Client, bob: User, team: Team, late: Calendar) -> None:
    client.force_login(bob)
    client.post(f"{TEAMS}{team.pk}/", {"name": team.name, "colour": 1, "calendar": late.pk, "is_default": "on"})
    team.refresh_from_db()
    assert (team.calendar, team.is_default) == (late, True)
    words = client.get(TEAMS).content.decode()
    assert "Late shift" in words
    assert "Default" in words


def test_the_page_names_the_team_that_is_the_default_now(client: Client, bob: User, team: Team, other: Team) -> None:
    default(team)
    client.force_login(bob)
    assert f"Now {team.name} does." in client.get(f"{TEAMS}{other.pk}/").content.decode()
