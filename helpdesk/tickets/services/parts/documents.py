"""Writes what is searched through: a document for each message, and one for the ticket's own words.

It is stored in the transaction that stores the words, and touched again only when they change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from helpdesk.search.vectors import names_in, vector
from helpdesk.tickets.models import Message, Ticket

SAID = ("subject", "from_name", "from_email", "body_text")

_STORE = """
    WITH new (ticket_id, message_id, words) AS (
        SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::text[])
    ), of_messages AS (
        INSERT INTO tickets_searchdocument (ticket_id, message_id, words)
        SELECT ticket_id, message_id, words::tsvector FROM new WHERE message_id IS NOT NULL
        ON CONFLICT (message_id) DO UPDATE SET words = excluded.words
    ), of_tickets AS (
        INSERT INTO tickets_searchdocument (ticket_id, message_id, words)
        SELECT ticket_id, message_id, words::tsvector FROM new WHERE message_id IS NULL
        ON CONFLICT (ticket_id) WHERE message_id IS NULL DO UPDATE SET words = excluded.words
    )
    INSERT INTO tickets_searchword (word) SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class Document:
    """The words that search finds something by; `named` are those that people misspell: names and subjects."""

    ticket_id: int
    message_id: int | None
    texts: tuple[str, ...]
    named: tuple[str, ...]

    @classmethod
    def of_message(cls, ticket_id: int, pk: int, files: Iterable[str] = (), **said: str) -> "Document":
        """A document of one message: what was said, by whom, under which subject, with which files."""
        known = (said["subject"], said["from_name"])
        return cls(ticket_id, pk, (*known, said["from_email"], *files, said["body_text"]), known)

    @classmethod
    def of_ticket(cls, pk: int, number: int, *known: str) -> "Document":
        """A document of the ticket's own words: its number, its subject, and who asks."""
        return cls(pk, None, (str(number), *known), known)


def of_message(message: Message, files: Iterable[str] = ()) -> Document:
    """The document of a message, as it stands with its files."""
    said = {name: getattr(message, name) for name in SAID}
    return Document.of_message(message.ticket_id, message.pk, files, **said)


def of_ticket(ticket: Ticket) -> Document:
    """The document of a ticket's own words."""
    return Document.of_ticket(ticket.pk, ticket.number, ticket.subject, ticket.requester.display_name)


def store(*documents: Document) -> None:
    """Store documents, or put them in the place of what was stored before. One statement."""
    rows = [(document.ticket_id, document.message_id, vector(document.texts)) for document in documents]
    # In one order, so that two who learn the same words never wait for each other.
    learnt = sorted({word for document in documents for text in document.named for word in names_in(text)})
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [*(list(column) for column in zip(*rows, strict=True)), learnt])


def forget(message: Message) -> None:
    """Delete the document of a message that was taken back, so that it is found no more."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tickets_searchdocument WHERE message_id = %s", [message.pk])
