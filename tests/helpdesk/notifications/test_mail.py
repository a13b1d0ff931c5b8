"""What was not seen in the app is mailed: at once after a short wait, or with the digest; once, and never empty."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from helpdesk.notifications import services
from helpdesk.notifications.kinds import Way
from helpdesk.notifications.models import Notice
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.people.services.absences import end_absence
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.extensions.forgetting import forget_elsewhere
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import add_task
from tests import factories
from tests.helpdesk.notifications.makers import choose, mails

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def tell(ticket: Ticket, person: User, *, kind: str = "assigned", occasion: str = "event:1") -> None:
    thing = f"ticket:{ticket.pk}"
    services.notify(kind=kind, to=[person], thing=thing, occasion=occasion, ticket=ticket)


def test_it_leaves_after_a_short_wait(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    assert mails(alice, dt.timedelta(minutes=1)) == []
    (mail,) = mails(alice)
    assert mail.subject == f"#{hers.number} was assigned to you"
    assert f"/desk/tickets/{hers.number}/" in mail.text
    assert "Kettle lid cracked" in mail.text


def test_who_reads_it_meanwhile_gets_no_mail(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    services.mark_seen(person=alice, ticket=hers)
    assert mails(alice) == []


def test_several_are_one_mail_and_leave_once(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    tell(factories.ticket(team=hers.team, assignee=alice), alice)
    assert [mail.subject for mail in mails(alice)] == ["2 notices"]
    assert len(mails(alice, DAY)) == 1


def test_what_happens_again_is_mailed_again(hers: Ticket, alice: User) -> None:
    choose(alice, answered=Way.MAIL)
    tell(hers, alice, kind="answered", occasion="message:0")
    mails(alice)
    tell(hers, alice, kind="answered", occasion="message:-1")
    assert "wrote 2 times" in mails(alice)[-1].subject


def test_it_says_that_a_machine_wrote_it_and_where_one_chooses(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    (mail,) = mails(alice)
    assert mail.headers["Auto-Submitted"] == "auto-generated"
    assert mail.headers["List-Id"].startswith("<notices.")
    assert mail.headers["List-Unsubscribe"].endswith("/desk/me/notices/>")
    assert "/desk/me/notices/" in mail.text


def test_it_speaks_the_language_of_who_gets_it(hers: Ticket, alice: User) -> None:
    alice.language = "de"
    alice.save()
    tell(hers, alice)
    assert "Mitteilungen auswählen" in mails(alice)[0].text


def test_what_somebody_sees_no_more_is_not_mailed(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    hers.assignee, hers.team = None, factories.team("Returns")
    hers.save()
    assert mails(alice) == []
    assert Notice.objects.get().mailed_at


def test_what_is_only_shown_in_the_app_is_not_mailed(hers: Ticket, alice: User) -> None:
    choose(alice, assigned=Way.APP)
    tell(hers, alice)
    assert mails(alice, 2 * DAY) == []


def test_a_digest_comes_at_its_time_with_all_that_is_unseen(hers: Ticket, alice: User) -> None:
    choose(alice, assigned=Way.DIGEST)
    tell(hers, alice)
    tell(factories.ticket(team=hers.team, assignee=alice), alice)
    assert mails(alice) == []
    (mail,) = mails(alice, DAY)
    assert mail.subject == "Your digest: 2 notices"


def test_after_an_outage_one_digest_tells_of_all_days(hers: Ticket, alice: User) -> None:
    choose(alice, assigned=Way.DIGEST)
    for days in range(3):
        with time_machine.travel(timezone.now() + days * DAY):
            tell(factories.ticket(team=hers.team, assignee=alice), alice)
    (mail,) = mails(alice, 5 * DAY)
    assert mail.subject == "Your digest: 3 notices"


def test_what_waits_goes_by_what_was_chosen_last(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    choose(alice, assigned=Way.APP)
    assert mails(alice) == []


def test_a_clock_that_was_set_back_holds_no_mail_up(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    services.shift_waiting(dt.timedelta(hours=6), timezone.now() - dt.timedelta(hours=6))
    assert Notice.objects.get().mail_at < timezone.now()  # type: ignore[operator]


def test_who_stands_in_hears_so_by_their_own_mail(alice: User, bob: User) -> None:
    with transaction.atomic():
        factories.away(alice, bob)
    (mail,) = mails(bob)
    assert mail.subject.startswith("You stand in for Alice")


def test_who_stands_in_reads_for_whom(hers: Ticket, alice: User, bob: User) -> None:
    factories.away(alice, bob)
    tell(hers, alice)
    assert "was assigned to you (for Alice)" in mails(bob)[-1].text


def test_an_absence_that_was_called_off_is_not_mailed(alice: User, bob: User) -> None:
    factories.away(alice, bob)
    end_absence(person=alice, by=None)
    assert mails(bob) == []


def test_of_somebody_hurt_both_are_told_who_is_away_and_who_stands_in(hers: Ticket, alice: User, bob: User) -> None:
    factories.away(alice, bob)
    task = add_task(ticket=hers, key="harm", reason="harm", assignee=alice, actor=Actor.system())
    services.notify(kind="harm", to=[alice], thing=f"task:{task.pk}", occasion="harm", ticket=hers)
    told = OutgoingMail.objects.filter(key__startswith="harm:").order_by("pk")
    assert {mail.recipient for mail in told} == {alice.email, bob.email}


def test_two_workers_mail_it_once(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    with time_machine.travel(timezone.now() + DAY, tick=False):
        assert (services.send_due(), services.send_due()) == (1, 0)
    assert OutgoingMail.objects.filter(recipient=alice.email).count() == 1


def test_its_words_go_with_the_ticket_of_which_it_tells(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    mails(alice)
    forget_elsewhere(hers)
    assert not OutgoingMail.objects.filter(text__contains="Kettle lid cracked").exists()
