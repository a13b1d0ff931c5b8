"""Follow-ups of somebody who leaves go to a colleague who hears of it, and are never nobody's."""

import pytest
from django.core.exceptions import ValidationError

from helpdesk.events.deliver import drain
from helpdesk.people.models import Role, User
from helpdesk.people.services.staff import leave
from surveys import services
from surveys.models import FollowUp
from tests import factories
from tests.helpdesk.notifications.makers import mails
from tests.surveys.conftest import Asked


@pytest.fixture
def leaver(asked: Asked, bob: User) -> User:
    """Dora, who has a follow-up to do."""
    services.record_answer(invitation=asked.invitation, score=0)
    drain()
    dora = factories.user("Dora", role=Role.LEAD)
    services.hand_over(follow_up=FollowUp.objects.get(), owner=dora, by=bob)
    return dora


def test_it_goes_to_the_heir_who_is_told(leaver: User, alice: User, bob: User) -> None:
    leave(person=leaver, by=bob, to={"follow_ups": alice})
    assert FollowUp.objects.get().owner == alice
    assert len(mails(alice)) == 1


def test_without_an_heir_it_is_with_whoever_decides(leaver: User, bob: User) -> None:
    leave(person=leaver, by=bob, to={})
    assert FollowUp.objects.get().owner == bob


def test_where_the_system_decides_a_manager_has_it(leaver: User, bob: User) -> None:
    leave(person=leaver, by=None, to={})
    assert FollowUp.objects.get().owner == bob


def test_where_there_is_no_manager_it_waits_where_it_is(leaver: User, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(is_active=False)
    leave(person=leaver, by=None, to={})
    assert FollowUp.objects.get().owner == leaver


def test_nobody_from_outside_gets_a_follow_up(leaver: User, bob: User) -> None:
    customer = factories.user("Meg", role=Role.CUSTOMER)
    with pytest.raises(ValidationError, match="works here"):
        services.hand_over(follow_up=FollowUp.objects.get(), owner=customer, by=bob)


def test_given_twice_to_the_same_colleague_it_is_told_once(leaver: User, bob: User) -> None:
    before = len(mails(leaver))
    services.hand_over(follow_up=FollowUp.objects.get(), owner=leaver, by=bob)
    assert len(mails(leaver)) == before


def test_a_state_that_there_is_not_is_refused(leaver: User) -> None:
    with pytest.raises(ValidationError, match="one of the states"):
        services.log_contact(follow_up=FollowUp.objects.get(), by=leaver, state="nonsense")
