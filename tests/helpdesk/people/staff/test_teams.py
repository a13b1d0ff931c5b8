"""Teams are made, changed, put away with all that is open, merged and brought back."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import Mailbox
from helpdesk.people.models import Team, User
from helpdesk.people.services.teams import archive_team, restore_team, save_team
from helpdesk.rules.services import save_rule
from helpdesk.tickets.models import Status, Ticket
from tests import factories

pytestmark = pytest.mark.django_db
TEAMS = "/desk/settings/teams/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def other() -> Team:
    return factories.team("Returns")


def text(client: Client, path: str = TEAMS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_new_team_has_members_a_lead_and_a_slug_that_stays(alice: User, bob: User) -> None:
    team = save_team(team=Team(), name="  Big  orders ", colour=3, members=[alice], leads=[bob], by=bob)
    assert (team.name, team.slug) == ("Big orders", "big-orders")
    assert {row.user: row.is_lead for row in team.memberships.all()} == {alice: False, bob: True}
    assert save_team(team=team, name="Orders", colour=3, members=[alice], by=bob).slug == "big-orders"


def test_two_names_that_look_alike_have_slugs_of_their_own() -> None:
    slugs = [save_team(team=Team(), name=name, colour=1, members=[]).slug for name in ("A & B", "A + B", "A B")]
    assert len(set(slugs)) == 3


def test_the_audit_log_calls_a_colour_by_its_name(manager: Client, team: Team, bob: User) -> None:
    save_team(team=team, name=team.name, colour=4, members=[], by=bob)
    words = text(manager, "/desk/settings/audit/?kind=team")
    assert all(told in words for told in ("Colour", ">Green<", ">Violet<"))


@pytest.mark.parametrize(("name", "colour"), [("", 1), ("Deliveries", 1), ("New", 9)])
def test_what_cannot_be_is_refused(name: str, colour: int) -> None:
    save_team(team=Team(), name="deliveries", colour=1, members=[])
    with pytest.raises(ValidationError):
        save_team(team=Team(), name=name, colour=colour, members=[])


def test_put_away_what_is_open_and_what_comes_in_goes_to_the_other(team: Team, other: Team, bob: User) -> None:
    opened, closed = factories.ticket(team=team), factories.ticket(team=team)
    Ticket.objects.filter(pk=closed.pk).update(status=Status.CLOSED)
    mailbox = Mailbox.objects.create(address="big@harborpine.example", team=team)
    archive_team(team=team, to=other, by=bob)
    teams = {ticket.pk: ticket.team for ticket in Ticket.objects.all()}
    mailbox.refresh_from_db()
    assert (teams[opened.pk], teams[closed.pk], mailbox.team) == (other, team, other)
    told = AuditEntry.objects.values_list("kind", flat=True)
    assert sorted(told) == ["mailbox", "team"]


def test_without_another_team_the_rules_decide(team: Team, other: Team, bob: User) -> None:
    factories.ticket(team=team)
    archive_team(team=team, to=None, by=bob)
    assert Ticket.objects.get().team is None


def test_merged_the_members_join_the_other_and_leads_stay_leads(
    team: Team, other: Team, alice: User, charlie: User, bob: User
) -> None:
    save_team(team=team, name=team.name, colour=1, members=[alice], leads=[bob])
    save_team(team=other, name=other.name, colour=1, members=[charlie, alice])
    archive_team(team=team, to=other, by=bob, with_members=True)
    assert {row.user: row.is_lead for row in other.memberships.all()} == {alice: False, bob: True, charlie: False}


def test_the_last_team_stays(team: Team, bob: User) -> None:
    Team.objects.exclude(pk=team.pk).update(is_active=False)
    with pytest.raises(ValidationError, match="the last team"):
        archive_team(team=team, to=None, by=bob)


def test_a_team_that_was_put_away_gets_nothing(team: Team, other: Team, bob: User) -> None:
    factories.team("Third")
    archive_team(team=other, to=None, by=bob)
    with pytest.raises(ValidationError, match="in use"):
        archive_team(team=team, to=other, by=bob)


def test_brought_back_it_has_its_members(team: Team, other: Team, alice: User, bob: User) -> None:
    archive_team(team=team, to=other, by=bob)
    assert list(restore_team(team=team, by=bob).members.all()) == [alice]


@pytest.mark.parametrize("path", ["", "new/", "{pk}/", "{pk}/archive/"])
def test_the_pages_are_for_those_who_may_change_teams(client: Client, alice: User, team: Team, path: str) -> None:
    client.force_login(alice)
    assert client.get(TEAMS + path.format(pk=team.pk)).status_code == 403


def test_a_team_is_made_and_changed_on_its_page(manager: Client, alice: User, bob: User) -> None:
    manager.post(f"{TEAMS}new/", {"name": "Big orders", "colour": "3", "members": [alice.pk], "leads": [bob.pk]})
    team = Team.objects.get(slug="big-orders")
    assert "Big orders" in text(manager)
    manager.post(f"{TEAMS}{team.pk}/", {"name": "Orders", "colour": "4"})
    team.refresh_from_db()
    assert (team.name, team.colour, team.memberships.count()) == ("Orders", 4, 0)
    assert "Nobody: its tickets wait unseen" in text(manager)


def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(manager: Client, team: Team) -> None:
    answer = manager.post(f"{TEAMS}new/", {"name": team.name.upper(), "colour": "3"})
    words = answer.content.decode()
    assert (answer.status_code, team.name.upper() in words) == (422, True)
    assert "There is a team of this name already." in words


def test_the_page_tells_what_a_team_has_before_it_is_put_away(manager: Client, team: Team, other: Team) -> None:
    factories.ticket(team=team)
    page = f"{TEAMS}{team.pk}/archive/"
    assert "Open tickets: <b>1</b>" in text(manager, page)
    assert manager.post(page, {"with_members": "on"}).status_code == 422
    assert manager.post(page, {"to": other.pk, "with_members": "on"})["Location"] == TEAMS
    assert team.name in text(manager, f"{TEAMS}?state=away")
    manager.post(f"{TEAMS}{team.pk}/restore/")
    assert team.name in text(manager)


def test_rules_that_give_to_a_team_give_to_the_one_that_takes_over(team: Team, other: Team, bob: User) -> None:
    gives = {"do": "team", "value": str(team.pk)}
    conditions = {"all": [{"field": "priority", "op": "is", "value": "high"}]}
    rule = save_rule(name="Give", conditions=conditions, actions=[gives], author=bob)
    archive_team(team=team, to=other, by=bob)
    rule.refresh_from_db()
    assert rule.version is not None
    assert (rule.version.actions, rule.version.number) == ([gives | {"value": str(other.pk)}], 2)


def test_what_a_team_has_is_named_with_links_and_the_rest_is_listed(manager: Client, team: Team) -> None:
    tickets = [factories.ticket(team=team) for _ in range(6)]
    mailbox = Mailbox.objects.create(address="returns@harborpine.example", team=team)
    words = text(manager, f"{TEAMS}{team.pk}/archive/")
    for path in (f"/desk/tickets/{tickets[0].number}/", f"/desk/settings/mailboxes/{mailbox.pk}/"):
        assert f'href="{path}"' in words
    assert f'href="/desk/tickets/?view=open&amp;team={team.slug}"' in words


def test_the_list_behind_a_kind_of_a_teams_work_has_all_of_it(manager: Client, team: Team) -> None:
    Mailbox.objects.bulk_create(Mailbox(address=f"{name}@harborpine.example", team=team) for name in "abcdefg")
    page = manager.get(f"{TEAMS}{team.pk}/archive/mailboxes/")
    assert [row.words[0] for row in page.context["rows"]] == [*"abcdefg"]
    assert manager.get(f"{TEAMS}{team.pk}/archive/nonsense/").status_code == 404


def test_many_teams_cost_no_more_statements(manager: Client, django_assert_max_num_queries: object) -> None:
    for number in range(30):
        factories.team(f"Team {number}")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        text(manager)
