"""Macros are stored, copied, moved and put away by those whose they are, and handed over by those who leave."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import HIDDEN
from helpdesk.macros.access import usable_by, visible_to
from helpdesk.macros.models import Macro
from helpdesk.macros.services import archive_macro, copy_macro, move_macro, restore_macro, save_macro
from helpdesk.people.belongings import belongings
from helpdesk.people.models import Role, Team, User
from helpdesk.people.services.staff import leave
from helpdesk.people.services.teams import archive_team
from helpdesk.replies.models import SavedReply
from helpdesk.tagging.services import rename_tag
from helpdesk.tickets.models import Tag
from tests import factories
from tests.helpdesk.macros.makers import does, macro

pytestmark = pytest.mark.django_db


def names(user: User) -> set[str]:
    return set(visible_to(user).values_list("name", flat=True))


def test_one_sees_ones_own_those_of_ones_teams_and_those_for_everybody(alice: User, charlie: User, team: Team) -> None:
    macro("All")
    macro("Team", team=team)
    macro("Own", owner=alice)
    assert (names(alice), names(charlie)) == ({"All", "Team", "Own"}, {"All"})


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"name": " "}, "name"),
        ({"name": "hold"}, "name"),
        ({"actions": []}, "actions"),
        ({"actions": [{"do": "reply", "value": "1"}]}, "actions"),
        ({"actions": [{"do": "priority", "value": "highest"}]}, "actions"),
        ({"actions": [{"do": "gone", "value": "1"}]}, "actions"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], about: str) -> None:
    macro("Hold")
    typed: dict[str, Any] = {"name": "N", "actions": [{"do": "take", "value": ""}]} | change
    with pytest.raises(ValidationError) as refused:
        save_macro(macro=Macro(), by=None, **typed)
    assert about in refused.value.message_dict
    assert Macro.objects.count() == 1


def test_a_macro_may_bring_a_saved_reply_alone_and_none_of_somebodys_own(alice: User) -> None:
    reply = SavedReply.objects.create(name="Thanks", body="Thank you.")
    assert macro("Thanks", {}, reply=reply).actions == []
    own = SavedReply.objects.create(name="Mine", body="Thank you.", owner=alice)
    with pytest.raises(ValidationError, match="yours alone"):
        macro("Mine", {}, reply=own)
    assert macro("Mine", {}, reply=own, owner=alice).reply == own


def test_a_copy_is_of_the_same_group_or_of_its_maker_alone(alice: User, bob: User) -> None:
    row = macro("Hold", folder="Money")
    of_bob, of_alice = copy_macro(macro=row, by=bob), copy_macro(macro=row, by=alice)
    assert (of_bob.name, of_bob.owner, of_bob.folder) == ("Hold (copy)", None, "Money")
    assert (of_alice.name, of_alice.owner, does(of_alice)) == ("Hold", alice, {"status": "on_hold"})
    assert copy_macro(macro=row, by=bob).name == "Hold (copy, 2)"


def test_they_stand_in_the_order_of_their_folder(bob: User) -> None:
    first, second, other = macro("B"), macro("A"), macro("C", folder="Money")
    assert list(usable_by(bob)) == [first, second, other]
    assert move_macro(macro=second, up=True, by=bob)
    assert not move_macro(macro=other, up=True, by=bob)
    assert list(usable_by(bob)) == [second, first, other]


def test_what_is_put_away_is_offered_no_more_and_comes_back(bob: User) -> None:
    row = archive_macro(macro=macro(), by=bob)
    assert not usable_by(bob).exists()
    restore_macro(macro=row, by=bob)
    assert usable_by(bob).get() == row
    assert AuditEntry.objects.filter(kind="macro").count() == 3


def test_the_audit_log_tells_what_it_does_and_keeps_ones_own_to_oneself(alice: User, bob: User) -> None:
    row = macro("Hold")
    save_macro(macro=row, name="Hold", actions=[{"do": "priority", "value": "low"}], by=bob)
    changes = AuditEntry.objects.filter(kind="macro").latest("pk").changes
    assert changes["actions"] == ["put it on hold", "set the priority to Low"]
    own = macro("Mine", owner=alice)
    save_macro(macro=own, name="Mine", actions=[{"do": "note", "value": "Secret"}], owner=alice, by=alice)
    assert AuditEntry.objects.filter(kind="macro").latest("pk").changes["actions"] == [HIDDEN, HIDDEN]


def test_ones_own_go_to_whoever_takes_over(alice: User, bob: User, team: Team) -> None:
    heir = factories.user("Dora", teams=(team,))
    macro("Hold", owner=heir)
    macro("Hold", owner=alice)
    leave(person=alice, by=bob, to={"own_macros": heir})
    assert set(Macro.objects.filter(owner=heir).values_list("name", flat=True)) == {"Hold", "Hold (of Alice)"}


def test_a_macro_that_gives_to_them_gives_to_another_or_stops(alice: User, bob: User, team: Team) -> None:
    heir = factories.user("Dora", teams=(team,))
    both = macro("Both", {"assignee": str(alice.pk), "priority": "low"})
    assert {one.key for one in belongings() if one.count(alice)} == {"macros_to"}
    leave(person=alice, by=bob, to={"macros_to": heir})
    assert does(both) == {"assignee": str(heir.pk), "priority": "low"}
    leave(person=heir, by=bob, to={})
    assert (does(both), both.is_active) == ({"priority": "low"}, True)


def test_one_that_only_gave_to_them_is_put_away(alice: User, bob: User) -> None:
    row = macro("Give", {"assignee": str(alice.pk)})
    leave(person=alice, by=bob, to={})
    row.refresh_from_db()
    assert not row.is_active


def test_those_of_a_team_go_to_the_one_that_takes_over(team: Team, bob: User) -> None:
    other = factories.team("Other")
    macro("Hold", team=other)
    macro("Hold", team=team)
    archive_team(team=team, to=other, by=bob)
    assert set(Macro.objects.filter(team=other).values_list("name", flat=True)) == {"Hold", f"Hold (of {team.name})"}


def test_a_macro_that_gives_to_a_team_gives_to_the_one_that_takes_over(client: Any, team: Team, bob: User) -> None:
    other, row = factories.team("Other"), macro("Both", {"team": str(team.pk), "priority": "low"})
    client.force_login(bob)
    page = " ".join(client.get(f"/desk/settings/teams/{team.pk}/archive/").text.split())
    assert "Macros that name it: <b>1</b>" in page
    archive_team(team=team, to=other, by=bob)
    assert does(row) == {"team": str(other.pk), "priority": "low"}
    assert AuditEntry.objects.filter(kind="macro", action="changed").count() == 1


def test_they_follow_a_tag_that_is_renamed(bob: User) -> None:
    row, away = macro("Tags", {"tag": "late, vip", "untag": "LATE"}), macro("Away", {"tag": "late"})
    archive_macro(macro=away, by=bob)
    rename_tag(tag=Tag.objects.create(name="late"), name="overdue", by=bob)
    assert does(row) == {"tag": "overdue, vip", "untag": "overdue"}
    assert does(away) == {"tag": "late"}


def test_leads_change_those_of_others_and_agents_their_own(client: Any, alice: User, team: Team) -> None:
    shared, own = macro("All"), macro("Own", owner=alice)
    client.force_login(alice)
    assert client.get(f"/desk/settings/macros/{own.pk}/").status_code == 200
    assert client.get(f"/desk/settings/macros/{shared.pk}/").status_code == 403
    client.force_login(factories.user("Lea", role=Role.LEAD, teams=(team,)))
    assert client.get(f"/desk/settings/macros/{shared.pk}/").status_code == 200
    assert client.get(f"/desk/settings/macros/{own.pk}/").status_code == 404
