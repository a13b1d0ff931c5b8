"""Who is to stand in is told by mail and on a page, and gets what is open with one press that can be taken back."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Absence, Role, Team, User
from helpdesk.people.services.absences import end_absence, set_absence
from helpdesk.people.services.delegating import delegate_work, take_work_back
from helpdesk.people.services.staff import leave
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Status, Task, Ticket
from helpdesk.tickets.services import add_task, update_ticket
from helpdesk.web import shop_time
from tests import factories
from tests.helpdesk.notifications.makers import mails

pytestmark = pytest.mark.django_db
OWN = "/desk/me/away/"


@pytest.fixture
def dora(team: Team) -> User:
    return factories.user("Dora", teams=(team,))


@pytest.fixture
def busy(alice: User, dora: User, team: Team) -> User:
    """Alice, who is away with two open tickets and a task, and for whom Dora stands in."""
    for _ in range(2):
        factories.ticket(team=team, assignee=alice)
    ticket = Ticket.objects.first()
    assert ticket
    add_task(ticket=ticket, title="Call back", actor=Actor.of(alice), assignee=alice, key="call")
    factories.away(alice, dora)
    return alice


def away(person: User, delegate: User | None, by: User | None = None, *, days: int = 3, words: str = "") -> Absence:
    today = shop_time.today()
    last = today + dt.timedelta(days=days)
    return set_absence(person=person, by=by or person, first_day=today, last_day=last, delegate=delegate, words=words)


def whose(person: User) -> tuple[int, int]:
    """How many tickets and tasks somebody has."""
    return Ticket.objects.filter(assignee=person).count(), Task.objects.filter(assignee=person).count()


def test_a_delegate_is_told_by_mail_in_their_language(alice: User, dora: User) -> None:
    User.objects.filter(pk=dora.pk).update(language="de")
    dora.refresh_from_db()
    away(alice, dora, words="Nur wegen des Rückrufs anrufen.")
    (mail,) = mails(dora)
    assert mail.subject.startswith("Sie vertreten Alice ab")
    assert "Nur wegen des Rückrufs anrufen." in mail.text
    assert "/desk/tickets/?view=standing_in" in mail.text


def test_the_line_for_colleagues_is_left_out_where_there_is_none(alice: User, dora: User) -> None:
    away(alice, dora)
    assert "They say to colleagues" not in mails(dora)[0].text


def test_they_are_told_again_when_the_days_change_and_not_for_other_words(alice: User, dora: User) -> None:
    away(alice, dora)
    away(alice, dora, words="Call me.")
    assert len(mails(dora)) == 1
    away(alice, dora, days=5)
    assert len(mails(dora)) == 2


def test_nobody_is_told_what_they_decided_themselves(alice: User, bob: User) -> None:
    away(alice, bob, bob)
    away(alice, None)
    assert mails(bob) == []


def test_who_takes_over_from_a_delegate_who_leaves_is_told(alice: User, dora: User, bob: User) -> None:
    factories.away(alice, dora)
    heir = factories.user("Erik")
    leave(person=dora, by=bob, to={"delegations": heir})
    assert len(mails(heir)) == 1


def test_a_delegate_sees_for_whom_also_before_the_day(client: Client, alice: User, dora: User) -> None:
    factories.away(alice, dora, first=3, last=5, words="Call me.")
    client.force_login(dora)
    words = " ".join(client.get(OWN).content.decode().split())
    assert all(told in words for told in ("You stand in for", "Alice", "Call me."))


def test_one_press_gives_what_is_open_to_who_stands_in(client: Client, busy: User, dora: User) -> None:
    client.force_login(busy)
    assert "Give everything open to Dora now" in " ".join(client.get(OWN).content.decode().split())
    assert client.post(f"{OWN}give/")["Location"] == OWN
    assert (whose(busy), whose(dora)) == ((0, 0), (2, 1))
    line = Ticket.objects.latest("pk").activities.latest("pk")
    assert (line.actor_label, "assignee" in line.changes) == ("Alice", True)


def test_who_has_much_reads_that_giving_it_takes_a_while(
    client: Client, busy: User, dora: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(busy)
    assert "goes in one step" not in client.get(OWN).content.decode()
    monkeypatch.setattr("helpdesk.people.views.away.AT_ONCE", 2)
    assert "goes in one step" in client.get(OWN).content.decode()


def test_it_is_one_entry_of_the_audit_log_with_how_much(busy: User, bob: User) -> None:
    delegate_work(person=busy, by=bob)
    entry = AuditEntry.objects.get(kind="person")
    given = [(row["what"], row["count"], row["to"]) for row in entry.changes["handed_over"][1]]
    assert (entry.action, given) == ("given_to_delegate", [("tickets", 2, "Dora"), ("tasks", 1, "Dora")])


def test_it_is_taken_back_as_far_as_it_is_open_and_there_still(
    client: Client, busy: User, dora: User, bob: User
) -> None:
    delegate_work(person=busy, by=busy)
    moved = Ticket.objects.latest("pk")
    update_ticket(ticket=moved, actor=Actor.of(dora), assignee=bob)
    end_absence(person=busy, by=busy)
    client.force_login(busy)
    assert "What was given away" in client.get(OWN).content.decode()
    client.post(f"{OWN}take-back/")
    assert (whose(busy), whose(dora), whose(bob)) == ((1, 1), (0, 0), (1, 0))
    assert "What was given away" not in client.get(OWN).content.decode()


def test_undo_takes_back_what_the_last_press_gave_alone(client: Client, busy: User, dora: User, team: Team) -> None:
    delegate_work(person=busy, by=busy)
    later = factories.ticket(team=team, assignee=busy)
    client.force_login(busy)
    client.post(f"{OWN}give/")
    client.post(f"{OWN}take-back/?last=1")
    assert (list(Ticket.objects.filter(assignee=busy)), whose(dora)) == ([later], (2, 1))
    assert take_work_back(person=busy, by=busy) == 3


def test_two_who_stand_in_for_each_other_both_get_their_own_back(busy: User, dora: User, team: Team) -> None:
    own = factories.ticket(team=team, assignee=dora)
    factories.away(dora, busy)
    delegate_work(person=busy, by=busy)
    delegate_work(person=dora, by=dora)
    assert (whose(busy), whose(dora)) == ((3, 1), (0, 0))
    take_work_back(person=busy, by=busy)
    take_work_back(person=dora, by=dora)
    assert (whose(busy), list(Ticket.objects.filter(assignee=dora))) == ((2, 1), [own])


def test_what_is_given_on_is_taken_back_from_whom_it_is_with(busy: User, dora: User) -> None:
    erik = factories.user("Erik", teams=tuple(dora.teams.all()))
    factories.away(dora, erik)
    delegate_work(person=busy, by=busy)
    delegate_work(person=dora, by=dora)
    assert whose(erik) == (2, 1)
    assert take_work_back(person=dora, by=dora) == 0
    assert take_work_back(person=busy, by=busy) == 3


def test_what_was_finished_meanwhile_stays_finished(busy: User, dora: User) -> None:
    delegate_work(person=busy, by=busy)
    Ticket.objects.update(status=Status.CLOSED)
    assert take_work_back(person=busy, by=busy) == 1
    assert whose(dora) == (2, 0)


def test_a_manager_does_it_for_somebody_who_fell_ill(client: Client, busy: User, dora: User, bob: User) -> None:
    client.force_login(bob)
    page = f"/desk/settings/staff/{busy.pk}/away/"
    client.post(f"{page}give/")
    assert whose(dora) == (2, 1)
    client.post(f"{page}take-back/")
    assert whose(busy) == (2, 1)


def test_nothing_is_given_where_nobody_stands_in(dora: User) -> None:
    with pytest.raises(ValidationError, match="who stands in"):
        delegate_work(person=dora, by=dora)


def test_nothing_is_given_where_nothing_is_open(alice: User, dora: User) -> None:
    factories.away(alice, dora)
    with pytest.raises(ValidationError, match="Nothing"):
        delegate_work(person=alice, by=alice)


def test_nobody_gives_away_what_is_of_somebody_above(busy: User, dora: User, bob: User) -> None:
    admin = factories.user("Ada", role=Role.ADMIN)
    factories.away(admin, dora)
    for verb in (delegate_work, take_work_back):
        with pytest.raises(ValidationError, match="above you"):
            verb(person=admin, by=bob)


def test_the_days_stand_in_the_form_in_every_language(client: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(language="de")
    absence = factories.away(alice)
    client.force_login(alice)
    assert f'value="{absence.first_day.isoformat()}"' in client.get(OWN).content.decode()
