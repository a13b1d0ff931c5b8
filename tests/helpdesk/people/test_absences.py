"""Who is away has somebody who stands in, as far as the way leads to one; the end comes by itself."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people import absences
from helpdesk.people.models import Absence, Role, Team, User
from helpdesk.people.models.absence import kept
from helpdesk.people.services.absences import end_absence, restore_absence, set_absence
from helpdesk.people.services.staff import leave
from helpdesk.web import shop_time
from tests import factories

pytestmark = pytest.mark.django_db
OWN = "/desk/me/away/"


@pytest.fixture
def dora(team: Team) -> User:
    return factories.user("Dora", teams=(team,))


def fresh(person: User) -> User:
    kept.forget()
    return User.objects.get(pk=person.pk)


def test_the_delegate_stands_in_for_these_days(alice: User, dora: User) -> None:
    factories.away(alice, dora)
    assert (absences.stand_in(alice), [row.user for row in absences.stood_in_for(dora)]) == (dora, [alice])


@pytest.mark.parametrize(("first", "last", "is_away"), [(-1, 0, True), (0, 0, True), (1, 2, False)])
def test_both_days_count_and_no_other(alice: User, first: int, last: int, is_away: bool) -> None:
    factories.away(alice, first=first, last=last)
    assert bool(alice.away) is is_away


def test_it_ends_by_itself_when_the_shop_s_day_does(alice: User) -> None:
    factories.away(alice, last=0)
    midnight = shop_time.midnight(shop_time.today() + dt.timedelta(1))
    with time_machine.travel(midnight - dt.timedelta(seconds=1), tick=False):
        assert alice.away
    with time_machine.travel(midnight, tick=False):
        assert alice.away is None


def test_where_the_delegate_is_away_too_theirs_stands_in(alice: User, dora: User, bob: User) -> None:
    factories.away(alice, dora)
    factories.away(dora, bob)
    assert (absences.stand_in(alice), absences.alone()) == (bob, frozenset())


def test_in_a_circle_nobody_stands_in(alice: User, dora: User) -> None:
    factories.away(alice, dora)
    factories.away(dora, alice)
    assert absences.stand_in(alice) is None
    assert absences.alone() == {alice.pk, dora.pk}


def test_without_a_delegate_or_with_one_who_left_nobody_does(alice: User, dora: User, bob: User) -> None:
    factories.away(alice)
    assert absences.alone() == {alice.pk}
    factories.away(alice, dora)
    User.objects.filter(pk=dora.pk).update(is_active=False)
    kept.forget()
    assert absences.alone() == {alice.pk}


def test_the_first_day_without_anybody_is_told(alice: User, dora: User) -> None:
    factories.away(dora, first=3, last=9)
    absence = factories.away(alice, dora, first=1, last=5)
    assert absences.first_gap(absence) == shop_time.today() + dt.timedelta(3)


def test_who_comes_back_early_is_here_and_can_undo_that(alice: User, dora: User) -> None:
    factories.away(alice, dora)
    end_absence(person=alice, by=alice)
    assert fresh(alice).away is None
    restore_absence(person=alice, by=alice)
    assert fresh(alice).away


def test_when_the_delegate_leaves_the_heir_stands_in(alice: User, dora: User, bob: User) -> None:
    factories.away(alice, dora)
    leave(person=dora, by=bob, to={"delegations": bob})
    kept.forget()
    assert absences.stand_in(alice) == bob


def test_nobody_comes_to_stand_in_for_themselves(alice: User, dora: User, bob: User) -> None:
    factories.away(alice, dora)
    leave(person=dora, by=bob, to={"delegations": alice})
    assert Absence.objects.get().delegate is None


@pytest.mark.parametrize(
    ("first", "last", "own", "field"),
    [(2, 1, False, "last_day"), (-3, -1, False, "last_day"), (0, 1, True, "delegate")],
)
def test_what_makes_no_sense_is_refused_by_field(alice: User, first: int, last: int, own: bool, field: str) -> None:
    days = [shop_time.today() + dt.timedelta(one) for one in (first, last)]
    with pytest.raises(ValidationError) as refusal:
        set_absence(person=alice, by=alice, first_day=days[0], last_day=days[1], delegate=alice if own else None)
    assert field in refusal.value.message_dict


def test_each_change_is_one_entry_of_the_audit_log(alice: User, dora: User) -> None:
    factories.away(alice, dora, words="Ill")
    end_absence(person=alice, by=alice)
    told = AuditEntry.objects.filter(kind="absence").order_by("pk")
    assert [(entry.action, entry.thing) for entry in told] == [("created", "Alice"), ("changed", "Alice")]


def test_one_s_own_page_keeps_and_ends_it(client: Client, alice: User, dora: User) -> None:
    client.force_login(alice)
    day = shop_time.today().isoformat()
    client.post(OWN, {"first_day": day, "last_day": day, "delegate": dora.pk, "words": "Ill"})
    kept.forget()
    words = " ".join(client.get(OWN).text.split())
    assert all(told in words for told in ("Dora stands in.", "I am back", 'value="Ill"'))
    assert "here again" in client.post(f"{OWN}end/", follow=True).text
    assert fresh(alice).away is None


def test_what_was_typed_stays_where_it_is_refused(client: Client, alice: User) -> None:
    client.force_login(alice)
    answer = client.post(OWN, {"first_day": "2030-02-01", "last_day": "2030-01-01", "words": "Skiing"})
    assert (answer.status_code, "Skiing" in answer.text) == (422, True)


def test_it_warns_where_a_delegate_will_be_away(client: Client, alice: User, dora: User) -> None:
    factories.away(dora)
    client.force_login(alice)
    day = shop_time.today().isoformat()
    answer = client.post(OWN, {"first_day": day, "last_day": day, "delegate": dora.pk}, follow=True)
    assert "nobody stands in: Dora is away or gone" in answer.text


@pytest.mark.parametrize(
    ("role", "status"), [(Role.AGENT, 403), (Role.LEAD, 403), (Role.MANAGER, 302), (Role.ADMIN, 302)]
)
def test_managers_say_it_for_their_staff(client: Client, alice: User, role: Role, status: int) -> None:
    client.force_login(factories.user("Uma", role=role))
    day = shop_time.today().isoformat()
    page = f"/desk/settings/staff/{alice.pk}/away/"
    assert client.post(page, {"first_day": day, "last_day": day}).status_code == status
    assert Absence.objects.filter(user=alice).exists() is (status == 302)


def test_a_manager_says_it_for_no_admin(client: Client, bob: User) -> None:
    ada = factories.user("Ada", role=Role.ADMIN)
    client.force_login(bob)
    day = shop_time.today().isoformat()
    client.post(f"/desk/settings/staff/{ada.pk}/away/", {"first_day": day, "last_day": day})
    assert not Absence.objects.exists()


def test_it_takes_no_statement_while_nothing_changes(
    alice: User, dora: User, django_assert_num_queries: Callable[[int], object]
) -> None:
    factories.away(alice, dora)
    absences.away()
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert absences.stand_in(alice) == dora
