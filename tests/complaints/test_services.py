"""The life of a complaint, one rule a test."""

import pytest
from django.core.exceptions import ValidationError

from complaints.models import Cause, Complaint
from complaints.services import assess, open_complaint, save_cause
from helpdesk.events.deliver import drain
from helpdesk.people.models import User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import NotYet
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


def judge(complaint: Complaint, by: User, **fields: object) -> Complaint:
    return assess(complaint=complaint, actor=Actor.of(by), **{"severity": "high", **fields})  # type: ignore[arg-type]


def answer(complaint: Complaint, by: User) -> None:
    tickets.reply(ticket=complaint.ticket, body_text="I am sorry.", actor=Actor.of(by), author=by)


def test_a_ticket_that_becomes_a_complaint_gets_its_record() -> None:
    ticket = factories.ticket(is_complaint=True)
    drain()
    assert Complaint.objects.get(ticket=ticket).received_at == ticket.created_at


def test_opening_a_complaint_twice_keeps_one_record_and_what_it_says() -> None:
    ticket = factories.ticket()
    open_complaint(ticket=ticket, actor=Actor.system(), outcome="refund")
    open_complaint(ticket=ticket, actor=Actor.system())
    assert Complaint.objects.get(ticket=ticket).outcome == "refund"


def test_a_complaint_cannot_be_resolved_without_a_cause(complaint: Complaint, alice: User) -> None:
    with pytest.raises(NotYet, match="Choose the cause"):
        tickets.update_ticket(ticket=complaint.ticket, actor=Actor.of(alice), status="resolved")


def test_with_a_cause_it_closes_with_its_ticket(complaint: Complaint, hinge: Cause, alice: User) -> None:
    answer(complaint, alice)
    judge(complaint, alice, primary_cause=hinge)
    tickets.update_ticket(ticket=complaint.ticket, actor=Actor.of(alice), status="resolved")
    drain()
    complaint.refresh_from_db()
    assert complaint.closed_at == Ticket.objects.get(pk=complaint.ticket_id).resolved_at


def test_a_reason_why_no_cause_was_found_is_enough(complaint: Complaint, alice: User) -> None:
    answer(complaint, alice)
    judge(complaint, alice, no_cause_reason="The customer never sent the photo.")
    assert tickets.update_ticket(ticket=complaint.ticket, actor=Actor.of(alice), status="resolved").status == "resolved"


def test_it_opens_again_with_its_ticket(complaint: Complaint, hinge: Cause, alice: User) -> None:
    answer(complaint, alice)
    judge(complaint, alice, primary_cause=hinge)
    tickets.update_ticket(ticket=complaint.ticket, actor=Actor.of(alice), status="resolved")
    tickets.update_ticket(ticket=complaint.ticket, actor=Actor.of(alice), status="open")
    drain()
    complaint.refresh_from_db()
    assert complaint.closed_at is None


def test_a_persons_first_reply_acknowledges_it(complaint: Complaint, alice: User) -> None:
    reply = tickets.reply(ticket=complaint.ticket, body_text="I am sorry.", actor=Actor.of(alice), author=alice)
    drain()
    complaint.refresh_from_db()
    assert complaint.acknowledged_at == reply.created_at


def test_an_automatic_reply_does_not_acknowledge_it(complaint: Complaint) -> None:
    tickets.reply(ticket=complaint.ticket, body_text="We have it.", actor=Actor.system(), status="")
    drain()
    complaint.refresh_from_db()
    assert complaint.acknowledged_at is None


def test_further_causes_need_a_primary_one(complaint: Complaint, hinge: Cause, alice: User) -> None:
    with pytest.raises(ValidationError, match="comes first"):
        judge(complaint, alice, other_causes=[hinge])


def test_an_assessment_is_logged_with_old_and_new(complaint: Complaint, hinge: Cause, alice: User) -> None:
    judge(complaint, alice, primary_cause=hinge)
    entry = complaint.ticket.activities.get(verb="complaint.assessed")
    assert entry.changes["cause"] == ["", "Product – Hinge broke"]


def test_the_cause_tree_has_two_levels(hinge: Cause) -> None:
    with pytest.raises(ValidationError, match="two levels"):
        save_cause(name="Pin too short", parent=hinge)


@pytest.mark.parametrize("name", ["Lid hinge", "LID HINGE "])
def test_a_cause_that_is_there_is_told_in_words(hinge: Cause, name: str) -> None:
    hinge.name = "Lid hinge"
    hinge.save()
    with pytest.raises(ValidationError) as refused:
        save_cause(name=name, parent=hinge.parent)
    assert refused.value.messages == ["There is a cause of this name here already."]
    save_cause(name="Lid Hinge", parent=hinge.parent, cause=hinge)


def test_two_groups_may_have_causes_of_one_name_and_one_group_may_not(hinge: Cause) -> None:
    save_cause(name="HINGE BROKE", parent=save_cause(name="Quality"))
    with pytest.raises(ValidationError, match="of this name here already"):
        save_cause(name="HINGE BROKE", parent=hinge.parent)
