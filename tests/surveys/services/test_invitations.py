"""From a resolved ticket to a survey, or to the reason why not."""

import datetime as dt

import pytest
from django.utils import timezone

from helpdesk.customers.models import ContactPoint
from helpdesk.events import deliver
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.events import TicketReopened
from helpdesk.tickets.models import Status, Ticket
from surveys import handlers
from surveys.mail.compose import SurveyMail, compose
from surveys.models import Invitation, InvitationState, OptOut, Programme, SkipReason
from surveys.services import send_invitation
from surveys.tasks import send_due_invitations
from tests import factories
from tests.surveys.conftest import Asked, resolve

pytestmark = pytest.mark.usefixtures("programme")


def outcome(ticket: Ticket) -> tuple[str, str]:
    row = Invitation.objects.get(ticket=ticket)
    return row.state, row.reason


def test_a_resolved_ticket_is_asked_about_once(asked: Asked, alice: User) -> None:
    tickets.update_ticket(ticket=asked.ticket, actor=Actor.of(alice), status="open")
    resolve(asked.ticket, alice)
    send_due_invitations()
    assert outcome(asked.ticket) == (InvitationState.SENT, SkipReason.NONE)
    assert OutgoingMail.objects.filter(kind="survey").count() == 1


def test_it_waits_for_the_delay(alice: User, programme: Programme) -> None:
    Programme.objects.update(delay_minutes=60)
    ticket = factories.ticket()
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.PLANNED, SkipReason.NONE)
    assert Invitation.objects.get(ticket=ticket).due_at > timezone.now() + dt.timedelta(minutes=59)


def test_opening_the_ticket_again_cancels_it(alice: User) -> None:
    ticket = factories.ticket()
    resolve(ticket, alice)
    tickets.update_ticket(ticket=ticket, actor=Actor.of(alice), status="open")
    deliver.drain()
    assert outcome(ticket) == (InvitationState.CANCELLED, SkipReason.NOT_RESOLVED)


def test_events_that_arrive_late_do_not_cancel_what_is_solved_again(alice: User) -> None:
    ticket = factories.ticket()
    resolve(ticket, alice)
    handlers.cancel(TicketReopened(ticket_id=ticket.pk))
    assert outcome(ticket) == (InvitationState.PLANNED, SkipReason.NONE)


def test_an_address_that_wants_no_surveys_gets_none(alice: User) -> None:
    ticket = factories.ticket(requester=factories.customer(email="Meg@Example.org"))
    OptOut.objects.create(address="meg@example.org")
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.OPTED_OUT)


def test_an_address_that_bounced_gets_none(alice: User) -> None:
    ticket = factories.ticket()
    ContactPoint.objects.filter(customer=ticket.requester).update(bounced_at=timezone.now())
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.BOUNCED)


def test_colleagues_who_write_as_customers_get_none(alice: User) -> None:
    ticket = factories.ticket(requester=factories.customer(email=alice.email))
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.STAFF)


def test_nobody_is_asked_in_the_middle_of_a_complaint(alice: User) -> None:
    ticket = factories.ticket()
    factories.ticket(requester=ticket.requester, is_complaint=True)
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.OPEN_COMPLAINT)


def test_a_tag_keeps_a_ticket_out(alice: User) -> None:
    ticket = factories.ticket(tags=["Spam"])
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.EXCLUDED)


def test_two_tickets_of_one_day_bring_one_survey_about_the_later(alice: User) -> None:
    early = factories.ticket()
    late = factories.ticket(requester=early.requester)
    resolve(early, alice)
    resolve(late, alice)
    noon = timezone.now().replace(hour=12, minute=0)
    Ticket.objects.filter(pk=early.pk).update(resolved_at=noon - dt.timedelta(hours=1))
    Ticket.objects.filter(pk=late.pk).update(resolved_at=noon)
    send_due_invitations()
    assert (outcome(early), outcome(late)) == (
        (InvitationState.SKIPPED, SkipReason.LATER_TICKET),
        (InvitationState.SENT, SkipReason.NONE),
    )


def test_a_person_is_left_alone_for_the_cool_down(asked: Asked, alice: User) -> None:
    second = factories.ticket(requester=asked.ticket.requester)
    resolve(second, alice)
    send_due_invitations()
    assert outcome(second) == (InvitationState.SKIPPED, SkipReason.COOL_DOWN)


def test_after_the_cool_down_they_are_asked_again(asked: Asked, alice: User) -> None:
    Invitation.objects.update(sent_at=timezone.now() - dt.timedelta(days=30))
    second = factories.ticket(requester=asked.ticket.requester)
    resolve(second, alice)
    send_due_invitations()
    assert outcome(second) == (InvitationState.SENT, SkipReason.NONE)


def test_the_sampling_draw_is_stored_with_its_outcome(alice: User) -> None:
    Programme.objects.update(share=0)
    ticket = factories.ticket()
    resolve(ticket, alice)
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.NOT_DRAWN)
    assert 0 <= Invitation.objects.get(ticket=ticket).draw < 100


def test_switched_off_means_nobody_is_asked(alice: User) -> None:
    Programme.objects.update(is_active=False)
    ticket = factories.ticket()
    resolve(ticket, alice)
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.SWITCHED_OFF)


def test_switching_off_stops_what_is_planned(alice: User) -> None:
    ticket = factories.ticket()
    resolve(ticket, alice)
    Programme.objects.update(is_active=False)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.SWITCHED_OFF)


def test_it_does_not_overtake_the_answer_that_solved_the_ticket(alice: User) -> None:
    ticket = factories.ticket()
    message = tickets.reply(
        ticket=ticket,
        body_text="A new lid is on its way.",
        actor=Actor.of(alice),
        author=alice,
        status=Status.RESOLVED,
        undo_seconds=10,
    )
    deliver.drain()
    assert Invitation.objects.get(ticket=ticket).due_at == message.send_after
    tickets.withdraw_reply(message=message, actor=Actor.of(alice))
    deliver.drain()
    assert outcome(ticket) == (InvitationState.CANCELLED, SkipReason.NOT_RESOLVED)


def test_one_that_cannot_be_written_is_tried_again_and_holds_up_nobody(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, fine = factories.ticket(language="xx"), factories.ticket()
    resolve(broken, alice)
    resolve(fine, alice)

    def fragile(invitation: Invitation, programme: Programme, token: str) -> SurveyMail:
        if invitation.language == "xx":
            raise OSError("no template")
        return compose(invitation, programme, token)

    monkeypatch.setattr(send_invitation, "compose", fragile)
    send_due_invitations()
    row = Invitation.objects.get(ticket=broken)
    assert (row.state, row.error, row.due_at > timezone.now()) == (
        InvitationState.PLANNED,
        "OSError: no template",
        True,
    )
    assert outcome(fine) == (InvitationState.SENT, SkipReason.NONE)


def test_it_goes_where_our_answers_went_and_tells_no_name_there(alice: User) -> None:
    ticket = factories.ticket(
        requester=factories.customer("Margaret", "meg@example.org"), message={"reply_to": "home@example.org"}
    )
    mail = mail_of_survey(ticket, alice)
    assert (mail.to, "Margaret" in mail.text) == (["home@example.org"], False)


def test_where_answers_come_back_from_it_goes_to_the_address_on_file(alice: User) -> None:
    factories.customer(email="home@example.org").contact_points.update(bounced_at=timezone.now())
    ticket = factories.ticket(
        requester=factories.customer(email="meg@example.org"), message={"reply_to": "home@example.org"}
    )
    assert mail_of_survey(ticket, alice).to == ["meg@example.org"]


@pytest.mark.parametrize("stopped", ["meg@example.org", "home@example.org"])
def test_neither_address_is_asked_once_one_of_them_wants_no_more(alice: User, stopped: str) -> None:
    OptOut.objects.create(address=stopped)
    ticket = factories.ticket(
        requester=factories.customer(email="meg@example.org"), message={"reply_to": "home@example.org"}
    )
    resolve(ticket, alice)
    send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.OPTED_OUT)


def test_one_mailbox_is_not_asked_in_many_names(alice: User) -> None:
    for name in ("meg@example.org", "eve@example.net"):
        ticket = factories.ticket(requester=factories.customer(email=name), message={"reply_to": "home@example.org"})
        resolve(ticket, alice)
        send_due_invitations()
    assert outcome(ticket) == (InvitationState.SKIPPED, SkipReason.COOL_DOWN)


def mail_of_survey(ticket: Ticket, by: User) -> OutgoingMail:
    resolve(ticket, by)
    send_due_invitations()
    return OutgoingMail.objects.get(kind="survey")
