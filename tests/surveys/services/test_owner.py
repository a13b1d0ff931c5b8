"""Whoever has a follow-up hears of it, and sees when the customer changed the score."""

import pytest
from django.test import Client
from django.utils.translation import override

from helpdesk.events.deliver import drain
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import Role, User
from surveys import services
from surveys.models import FollowUp, FollowUpEntry
from surveys.queries.comments import waiting_for
from surveys.services.tell_owner import tell_owner
from tests import factories
from tests.helpdesk.notifications.makers import mails
from tests.surveys.conftest import Asked


def told(user: User) -> list[OutgoingMail]:
    """Their mails once the short wait is over in which they could have seen it in the app."""
    return mails(user)


@pytest.fixture
def follow_up(asked: Asked, bob: User) -> FollowUp:
    services.record_answer(invitation=asked.invitation, score=0)
    drain()
    return FollowUp.objects.get()


def test_the_owner_gets_a_mail_when_it_is_made_and_once(follow_up: FollowUp, bob: User) -> None:
    tell_owner(follow_up=follow_up)
    (mail,) = told(bob)
    assert mail.subject.startswith(f"0 / 10 from {follow_up.customer.display_name}")
    assert f"/desk/surveys/follow-ups/{follow_up.pk}/" in mail.text
    assert "/desk/surveys/follow-ups/?owner=me" in mail.text


def test_a_colleague_to_whom_it_is_given_gets_one_too(client: Client, follow_up: FollowUp, bob: User) -> None:
    dora = factories.user("Dora", role=Role.MANAGER)
    client.force_login(bob)
    client.post(f"/desk/surveys/follow-ups/{follow_up.pk}/give/", {"owner": dora.pk})
    follow_up.refresh_from_db()
    (mail,) = told(dora)
    assert (follow_up.owner, "Given to you by Bob" in mail.text) == (dora, True)


def test_who_takes_it_needs_no_mail(follow_up: FollowUp) -> None:
    dora = factories.user("Dora", role=Role.MANAGER)
    services.hand_over(follow_up=follow_up, owner=dora, by=dora)
    assert told(dora) == []


def test_it_is_given_to_nobody_who_may_not_see_it(
    client: Client, follow_up: FollowUp, bob: User, charlie: User
) -> None:
    client.force_login(bob)
    client.post(f"/desk/surveys/follow-ups/{follow_up.pk}/give/", {"owner": charlie.pk})
    follow_up.refresh_from_db()
    assert (follow_up.owner, told(charlie)) == (bob, [])


def test_a_score_that_the_customer_changed_marks_it_and_keeps_it(
    client: Client, asked: Asked, follow_up: FollowUp, bob: User
) -> None:
    services.record_answer(invitation=asked.invitation, score=9)
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.changed_from) == (FollowUp.State.OPEN, 0)
    assert follow_up.entries.get().words == "changed the score from 0 to 9"
    with override("de"):
        assert follow_up.entries.get().words == "hat die Bewertung von 0 auf 9 geändert"
    assert FollowUpEntry(what="won back").words == "won back"
    client.force_login(bob)
    for path in ("/desk/surveys/follow-ups/", f"/desk/surveys/follow-ups/{follow_up.pk}/", "/desk/surveys/"):
        assert "changed from 0 to 9 on" in " ".join(client.get(path).content.decode().split())


def test_back_at_the_first_score_nothing_is_marked(asked: Asked, follow_up: FollowUp) -> None:
    for score in (9, 5, 0):
        services.record_answer(invitation=asked.invitation, score=score)
    follow_up.refresh_from_db()
    assert (follow_up.changed_from, follow_up.changed_at, follow_up.entries.count()) == (None, None, 3)


def test_what_is_ones_own_is_counted_until_it_is_done(follow_up: FollowUp, bob: User, alice: User) -> None:
    assert (waiting_for(bob), waiting_for(alice)) == (1, 0)
    services.log_contact(follow_up=follow_up, by=bob, state=FollowUp.State.CLOSED, note="Done.")
    assert waiting_for(bob) == 0
