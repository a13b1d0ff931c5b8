"""Makes search documents for what has none, or all of them anew.

A document may be missing where a release before stored something, or where it came while that release was replaced.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from helpdesk.customers.models import ContactPoint
from helpdesk.tickets.models import Attachment, DeliveryState, Message, SearchDocument, Ticket
from helpdesk.tickets.services.parts.documents import SAID, Document, store

BATCH = 500


def index_search(*, messages_after: int = 0, tickets_after: int = 0, anew: bool = False) -> int:
    """Make the documents of messages and tickets behind these ids, in batches, each in a transaction of its own.

    May run while others write. Returns how many documents it made. `anew` also writes documents that are there, for a
    release that cuts words in another way: what changes in that moment keeps its older words until its next change.
    """
    made = 0
    for step, after in ((_messages, messages_after), (_tickets, tickets_after)):
        last: int | None = after
        while last is not None:
            with transaction.atomic():
                documents, last = step(last, anew)
                if documents:
                    store(*documents)
            made += len(documents)
    return made


def index_newest(*, among: int) -> int:
    """Make the documents of the newest messages and tickets that have none; returns how many."""
    newest = [model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0 for model in (Message, Ticket)]
    return index_search(messages_after=newest[0] - among, tickets_after=newest[1] - among)


def _messages(after: int, anew: bool) -> tuple[list[Document], int | None]:
    known = SearchDocument.objects.filter(message=OuterRef("pk"))
    missing = Message.objects.filter(Q() if anew else ~Exists(known), pk__gt=after).exclude(
        delivery=DeliveryState.WITHDRAWN
    )
    rows = list(missing.order_by("pk").values("pk", "ticket_id", *SAID)[:BATCH])
    files: defaultdict[int, list[str]] = defaultdict(list)
    found = Attachment.objects.filter(message__in=[row["pk"] for row in rows])
    for message_id, name in found.values_list("message_id", "filename"):
        files[message_id].append(name)
    documents = [
        Document.of_message(row["ticket_id"], row["pk"], files[row["pk"]], **{name: row[name] for name in SAID})
        for row in rows
    ]
    return documents, rows[-1]["pk"] if rows else None


def _tickets(after: int, anew: bool) -> tuple[list[Document], int | None]:
    known = SearchDocument.objects.filter(ticket=OuterRef("pk"), message=None)
    address = ContactPoint.objects.filter(customer=OuterRef("requester")).order_by("kind", "-is_primary", "pk")
    asks = Coalesce(
        NullIf("requester__name", Value("")),
        NullIf("requester__preferred_name", Value("")),
        Subquery(address.values("value")[:1]),
        Value(""),
    )
    missing = Ticket.objects.filter(Q() if anew else ~Exists(known), pk__gt=after).order_by("pk")
    rows = list(missing.values_list("pk", "number", "subject", asks)[:BATCH])
    return [Document.of_ticket(*row) for row in rows], rows[-1][0] if rows else None
