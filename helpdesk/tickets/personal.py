"""What tickets hold of a customer: requests with all that was said, and their words in requests of others."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldFile, HeldRecord, Holding, register
from helpdesk.tickets.models import (
    Activity,
    Attachment,
    CustomerValue,
    Direction,
    Draft,
    KeptFile,
    KeptPost,
    Message,
    OwnValue,
    Participant,
    SearchDocument,
    SearchWord,
    Task,
    Ticket,
)
from helpdesk.tickets.models.message import UNSAID
from helpdesk.tickets.services.erase import empty_messages, erase_ticket, remove_kept

BATCH = 50


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "tickets",
            gettext_noop("Tickets"),
            (
                Ticket,
                Message,
                Attachment,
                Activity,
                Draft,
                KeptFile,
                OwnValue,
                Task,
                SearchDocument,
                SearchWord,
            ),
            lambda person: _own(person).count(),
            _erase_tickets,
            order=300,
            goes=gettext_noop(
                "subjects, messages, notes, files, drafts, tasks’ words, own fields’ words, what search finds them by"
            ),
            stays=gettext_noop(
                "number, product, team, tags, times and who worked on it, so that reports count as before"
            ),
            export=_export,
        )
    )
    register(
        Holding(
            "own_fields",
            gettext_noop("The shop’s own fields"),
            (CustomerValue,),
            lambda person: _values(person).count(),
            _erase_values,
            order=305,
            goes=gettext_noop("all values of this customer"),
            export=_export_values,
        )
    )
    register(
        Holding(
            "elsewhere",
            gettext_noop("Words in tickets of others"),
            (Participant,),
            lambda person: _participations(person).count() + _said_elsewhere(person).count(),
            _erase_elsewhere,
            order=310,
            goes=gettext_noop("what this person wrote there, and their address among those who take part"),
            stays=gettext_noop("what others wrote, even where it speaks of this person"),
            export=_export_elsewhere,
        )
    )
    register(
        Holding(
            "kept_forms",
            gettext_noop("Forms that wait for a colleague to sign in again"),
            (KeptPost,),
            lambda person: _kept(person).count(),
            _erase_kept,
            order=320,
            goes=gettext_noop("forms in which this person is named"),
        )
    )


def _values(person: Person) -> QuerySet[CustomerValue]:
    return CustomerValue.objects.filter(customer_id=person.customer_id)


def _erase_values(person: Person) -> int:
    return 0 if person.held else _values(person).delete()[0]


def _export_values(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for held in _values(person).select_related("field").order_by("pk"):
        yield HeldRecord({"name": held.field.label, "value": str(held.value)})


def _own(person: Person) -> QuerySet[Ticket]:
    """Tickets of this person that may be erased and are not."""
    return Ticket.objects.filter(requester_id=person.customer_id, erased_at=None).exclude(pk__in=person.held)


def _erase_tickets(person: Person) -> int:
    ticket = _own(person).order_by("pk").first()
    if ticket is None:
        return 0
    erase_ticket(ticket=ticket)
    return 1


def _export(person: Person, with_notes: bool) -> Iterator[HeldRecord]:
    tickets = Ticket.objects.filter(requester_id=person.customer_id, erased_at=None).select_related("product")
    for ticket in tickets.order_by("pk").prefetch_related("tags", "own_values__field").iterator(chunk_size=BATCH):
        yield _ticket(ticket, with_notes)


def _ticket(ticket: Ticket, with_notes: bool) -> HeldRecord:
    messages = ticket.messages.exclude(delivery__in=UNSAID).order_by("created_at", "pk")
    if not with_notes:
        messages = messages.exclude(direction=Direction.NOTE)
    said = list(messages.prefetch_related("attachments"))
    files = [
        HeldFile(f"tickets/{ticket.number}/{row.pk}-{row.filename}", row.file)
        for one in said
        for row in one.attachments.all()
    ]
    values: dict[str, Any] = {
        "number": ticket.number,
        "subject": ticket.subject,
        "status": gettext(ticket.get_status_display()),
        "product": str(ticket.product or ""),
        "tags": [tag.name for tag in ticket.tags.all()],
        "created": ticket.created_at,
        "closed": ticket.closed_at,
        "fields": {held.field.label: str(held.value) for held in ticket.own_values.all()},
        "messages": [_message(one) for one in said],
    }
    return HeldRecord(values, files)


def _message(one: Message) -> dict[str, Any]:
    return {
        "at": one.created_at,
        "kind": one.get_direction_display(),
        "from": " ".join(filter(None, (one.from_name, one.from_email))),
        "to": [*one.to, *one.cc],
        "subject": one.subject,
        "text": one.body_text,
        "files": [row.filename for row in one.attachments.all()],
    }


def _participations(person: Person) -> QuerySet[Participant]:
    return Participant.objects.filter(email__in=person.emails).exclude(ticket__in=person.held)


def _said_elsewhere(person: Person) -> QuerySet[Message]:
    """What they wrote in requests of others, and has words still."""
    theirs = Q(author_customer_id=person.customer_id) | Q(from_email__in=person.emails, direction=Direction.IN)
    others = Message.objects.filter(theirs).exclude(ticket__requester_id=person.customer_id)
    return others.exclude(body_text="", body_html="", from_email="", from_name="")


def _addressed(person: Person) -> QuerySet[Message]:
    """Messages of others that name an address of theirs as a recipient."""
    named = Q(pk=None)
    for address in person.emails:
        named |= Q(to__contains=[address]) | Q(cc__contains=[address]) | Q(bcc__contains=[address])
        named |= Q(reply_to=address)
    return Message.objects.filter(named).exclude(ticket__requester_id=person.customer_id)


def _erase_elsewhere(person: Person) -> int:
    found = list(_said_elsewhere(person).values_list("pk", flat=True)[:BATCH])
    if found:
        empty_messages(Message.objects.filter(pk__in=found))
        return len(found)
    addressed = list(_addressed(person)[:BATCH])
    for row in addressed:
        for name in ("to", "cc", "bcc"):
            setattr(row, name, [address for address in getattr(row, name) if address not in person.emails])
        row.reply_to = "" if row.reply_to in person.emails else row.reply_to
    Message.objects.bulk_update(addressed, ["to", "cc", "bcc", "reply_to"])
    if addressed:
        return len(addressed)
    taking_part = _participations(person)
    for line in Activity.objects.filter(ticket__in=taking_part.values("ticket")):
        line.changes, line.actor_label = person.left_out_of(line.changes), person.left_out_of(line.actor_label)
        line.save(update_fields=["changes", "actor_label"])
    return int(taking_part.delete()[0])


def _export_elsewhere(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for one in _said_elsewhere(person).order_by("pk").prefetch_related("attachments").iterator(chunk_size=BATCH):
        files = [HeldFile(f"elsewhere/{row.pk}-{row.filename}", row.file) for row in one.attachments.all()]
        yield HeldRecord(_message(one), files)


def _kept(person: Person) -> QuerySet[KeptPost]:
    """Forms that name this person. There are few of them, for each is kept for two weeks at most."""
    named = [row.pk for row in KeptPost.objects.all().iterator() if person.is_named_in([row.path, row.fields])]
    return KeptPost.objects.filter(pk__in=named)


def _erase_kept(person: Person) -> int:
    rows = _kept(person)
    remove_kept(KeptFile.objects.filter(post__in=rows))
    return rows.delete()[0]
