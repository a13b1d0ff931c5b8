"""Those who lead are told once a day, of what they may see, and not at all where there is nothing."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from helpdesk.notifications import services as notices
from helpdesk.notifications.models import Notice
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, Team, TeamMembership, User
from helpdesk.today.services import save_sweep, tell_leads
from helpdesk.web import shop_time
from tests import factories
from tests.helpdesk.today import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(team: Team) -> User:
    """Somebody who leads the team, told at any time of the day."""
    save_sweep(limits={}, is_told=True, tell_at=0)
    return factories.user("Lena", role=Role.LEAD, teams=(team,))


def told() -> set[str]:
    return set(Notice.objects.values_list("user__name", flat=True))


def test_a_lead_and_a_manager_are_told_once_a_day(team: Team, lead: User, bob: User, alice: User) -> None:
    makers.unassigned(team)
    assert tell_leads() == 2
    assert tell_leads() == 0
    assert told() == {lead.name, bob.name}
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert tell_leads() == 2
    assert set(Notice.objects.values_list("count", flat=True)) == {2}


def test_a_member_who_leads_the_team_is_told(team: Team, lead: User, alice: User) -> None:
    TeamMembership.objects.filter(user=alice, team=team).update(is_lead=True)
    makers.unassigned(team)
    tell_leads()
    assert alice.name in told()


def test_nothing_to_tell_is_not_told(lead: User, bob: User) -> None:
    assert tell_leads() == 0
    assert told() == set()


def test_a_lead_of_another_team_hears_nothing_of_it(team: Team, lead: User, charlie: User) -> None:
    User.objects.filter(pk=charlie.pk).update(role=Role.LEAD)
    makers.overdue(team, lead)
    tell_leads()
    assert charlie.name not in told()


def test_it_waits_for_its_time_and_is_made_good_after_an_outage(team: Team, lead: User) -> None:
    makers.unassigned(team)
    save_sweep(limits={}, is_told=True, tell_at=8 * 60)
    morning = shop_time.midnight(shop_time.today() + dt.timedelta(days=1))
    with time_machine.travel(morning + dt.timedelta(hours=7, minutes=59), tick=False):
        assert tell_leads() == 0
    with time_machine.travel(morning + dt.timedelta(hours=15), tick=False):
        assert tell_leads() == 1
        assert tell_leads() == 0


def test_a_clock_that_goes_back_a_day_tells_nobody_twice(team: Team, lead: User) -> None:
    makers.unassigned(team)
    assert tell_leads() == 1
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        tell_leads()
    assert tell_leads() == 0


def test_it_can_be_switched_off(team: Team, lead: User) -> None:
    makers.unassigned(team)
    save_sweep(limits={}, is_told=False, tell_at=0)
    assert tell_leads() == 0


def mailed() -> list[OutgoingMail]:
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=3), tick=False):
        notices.send_due()
    return list(OutgoingMail.objects.order_by("pk"))


def test_the_mail_says_how_many_of_what_and_where(team: Team, lead: User) -> None:
    makers.unassigned(team)
    makers.unassigned(team)
    makers.overdue(team, lead)
    tell_leads()
    (mail,) = mailed()
    assert mail.subject == "3 things to see to"
    assert "Unassigned: 2, the longest for 3 days" in mail.text
    assert "/desk/reports/sweep/?defect=overdue" in mail.text


def test_what_was_seen_to_meanwhile_is_not_mailed(team: Team, lead: User) -> None:
    ticket = makers.unassigned(team)
    tell_leads()
    ticket.delete()
    assert mailed() == []
