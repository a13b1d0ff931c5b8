"""What surveys hold of a customer."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, register
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket
from surveys.models import Answer, FollowUp, FollowUpEntry, Invitation, OptOut
from surveys.queries.opted_out import hashed

BATCH = 200


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "surveys",
            gettext_noop("Surveys and follow-ups"),
            (Invitation, Answer, FollowUp, FollowUpEntry),
            lambda person: Invitation.objects.filter(customer_id=person.customer_id).count(),
            _erase,
            order=400,
            goes=gettext_noop("comments, notes of follow-ups, and the address that was asked"),
            stays=gettext_noop(
                "scores, reasons that were ticked, dates, product, team and person, so that scores stay true"
            ),
            export=_export,
        )
    )
    forgetting.register("surveys", _of_ticket)
    register(
        Holding(
            "opt_out",
            gettext_noop("No more surveys"),
            (OptOut,),
            lambda person: OptOut.objects.filter(address__in=person.emails).count(),
            _erase_opt_out,
            order=410,
            goes=gettext_noop("the address"),
            stays=gettext_noop("a keyed hash of it, so that the promise to send no more surveys is kept"),
            export=_export_opt_out,
        )
    )


def _answers(person: Person) -> QuerySet[Answer]:
    theirs = Answer.objects.filter(invitation__customer_id=person.customer_id)
    return theirs.exclude(invitation__ticket__in=person.held) if person.held else theirs


def _erase(person: Person) -> int:
    invitations = Invitation.objects.filter(customer_id=person.customer_id).exclude(ticket__in=person.held)
    asked = invitations.exclude(sent_to="", error="", token_hash=None)
    written = _answers(person).exclude(comment="", may_contact=False)
    follow_ups = FollowUp.objects.filter(customer_id=person.customer_id).exclude(ticket__in=person.held)
    told = FollowUpEntry.objects.filter(follow_up__in=follow_ups).exclude(note="")
    return (
        asked.update(sent_to="", error="", token_hash=None)
        + written.update(comment="", may_contact=False)
        + follow_ups.exclude(outcome="").update(outcome="")
        + told.update(note="")
    )


def _of_ticket(ticket: Ticket) -> None:
    """The address that was asked, and notes of the follow-up; comments have a time of their own."""
    Invitation.objects.filter(ticket=ticket).update(sent_to="", error="", token_hash=None)
    FollowUp.objects.filter(ticket=ticket).update(outcome="")
    FollowUpEntry.objects.filter(follow_up__ticket=ticket).update(note="")


def _export(person: Person, with_notes: bool) -> Iterator[HeldRecord]:
    rows = Invitation.objects.filter(Q(customer_id=person.customer_id), sent_at__isnull=False)
    for row in rows.order_by("pk").select_related("answer__follow_up", "ticket").iterator(chunk_size=BATCH):
        answer = getattr(row, "answer", None)
        follow_up = getattr(answer, "follow_up", None)
        notes = [entry.note for entry in follow_up.entries.all() if entry.note] if follow_up and with_notes else []
        yield HeldRecord(
            {
                "number": row.ticket.number,
                "kind": row.get_kind_display(),
                "sent": row.sent_at,
                "to": row.sent_to,
                "answered": answer and answer.answered_at,
                "score": answer and answer.score,
                "text": answer.comment if answer else "",
                "may_contact": answer and answer.may_contact,
                "notes": notes,
            }
        )


def _export_opt_out(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for row in OptOut.objects.filter(address__in=person.emails).order_by("pk"):
        yield HeldRecord({"address": row.address, "since": row.created_at})


def _erase_opt_out(person: Person) -> int:
    rows = list(OptOut.objects.filter(address__in=person.emails))
    for row in rows:
        if OptOut.objects.filter(address=hashed(row.address)).exists():
            row.delete()
        else:
            row.address = hashed(row.address)
            row.save(update_fields=["address"])
    return len(rows)
