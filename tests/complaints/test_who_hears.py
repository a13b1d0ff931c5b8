"""The pages of teams say by name who would hear at this moment that somebody was hurt, and why it is them."""

import pytest
from django.test import Client

from complaints.safety import hears_now
from helpdesk.people.models import Role, Team, TeamMembership, User
from tests import factories

pytestmark = pytest.mark.django_db
TEAMS = "/desk/settings/teams/"


def safety_team() -> Team:
    return Team.objects.create(name="Safety", slug="safety")


@pytest.fixture
def safety(bob: User) -> Team:
    """The team that is found by its name; Lena leads it, and Bob is the manager."""
    team = safety_team()
    TeamMembership.objects.create(user=factories.user("Lena", role=Role.LEAD), team=team, is_lead=True)
    return team


def words(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_without_a_team_it_is_the_managers(bob: User) -> None:
    assert hears_now() == (None, "Right now: Bob, as no team is chosen for it.")


def test_of_a_team_that_nobody_leads_it_is_the_managers(bob: User) -> None:
    safety_team()
    assert hears_now().words == "Right now: Bob, as nobody leads Safety."


def test_a_team_is_found_by_its_name(safety: Team) -> None:
    told = "Right now: Lena (leads of Safety, the first team whose name begins with “Safety”)."
    assert hears_now() == (safety.pk, told)


def test_a_team_is_found_by_the_setting(safety: Team, settings: object) -> None:
    settings.SAFETY_TEAM = safety.slug  # type: ignore[attr-defined]
    assert hears_now().words == "Right now: Lena (leads of Safety, the team that the server’s SAFETY_TEAM names)."


def test_a_setting_that_names_no_team_leaves_it_to_the_managers(safety: Team, settings: object) -> None:
    settings.SAFETY_TEAM = "nobody"  # type: ignore[attr-defined]
    assert hears_now() == (None, "Right now: Bob, as no team is chosen for it.")


def test_a_team_that_is_chosen_needs_no_reason(safety: Team) -> None:
    Team.objects.update(is_safety=True)
    assert hears_now().words == "Right now: Lena (leads of Safety)."


def test_the_page_of_every_team_and_the_list_say_it(client: Client, safety: Team, bob: User) -> None:
    client.force_login(bob)
    other = factories.team("Returns")
    told = hears_now().words
    assert all(told in words(client, path) for path in (TEAMS, f"{TEAMS}{safety.pk}/", f"{TEAMS}{other.pk}/"))
    assert words(client, TEAMS).count("Somebody hurt") == 1


def test_who_puts_it_away_reads_that_no_team_takes_that_over(client: Client, safety: Team, bob: User) -> None:
    client.force_login(bob)
    assert "no team takes that over" in words(client, f"{TEAMS}{safety.pk}/archive/")
    Team.objects.update(is_safety=True)
    assert "no team takes that over" not in words(client, f"{TEAMS}{safety.pk}/archive/")
