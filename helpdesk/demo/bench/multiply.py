"""A million tickets in minutes: copies of those that are there, with all that belongs to them.

Every copy has senders, message ids and numbers of its own, so that looking one up means looking among all of them, and
stands some seconds earlier, so that no two are alike in an order of time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, models

from complaints.models import Complaint, ComplaintCause
from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.intake.models import RawMail
from helpdesk.outgoing.models import OutgoingMail, Recipient
from helpdesk.tickets.models import Activity, Message, Participant, SearchDocument, Ticket
from surveys.models import Answer, FollowUp, Invitation

APART = 10_000_000
"""Between the keys of one copy and the next; more than there are rows."""

_MESSAGE_ID = "replace(internet_message_id, '@', '.' || {copy} || '@')"
_TIMES = ("created_at", "last_activity_at", "due_at")


@dataclass(frozen=True)
class CopiedTable:
    """`belongs_to` are columns that name rows which are copied too, `own` what is different in each copy; `{copy}` is a
    number that no other copy has."""

    model: type[models.Model]
    belongs_to: tuple[str, ...]
    own: dict[str, str]


TABLES = (
    CopiedTable(Customer, (), {}),
    CopiedTable(
        ContactPoint, ("customer_id",), {"value": "{copy} || '.' || value", "normalised": "{copy} || '.' || normalised"}
    ),
    CopiedTable(Ticket, ("number", "requester_id"), {name: f"{name} - copy * interval '7 seconds'" for name in _TIMES}),
    CopiedTable(
        Message,
        ("ticket_id", "author_customer_id"),
        {"internet_message_id": _MESSAGE_ID, "from_email": "{copy} || '.' || from_email"},
    ),
    CopiedTable(SearchDocument, ("ticket_id", "message_id"), {}),
    CopiedTable(Ticket.tags.through, ("ticket_id",), {}),
    CopiedTable(Participant, ("ticket_id",), {}),
    CopiedTable(Activity, ("ticket_id", "message_id"), {}),
    CopiedTable(
        RawMail,
        ("ticket_id", "message_id"),
        {"identity": "left({copy} || '-' || identity, 64)", "sender": "{copy} || '.' || sender"},
    ),
    CopiedTable(
        OutgoingMail,
        ("ticket_id", "message_id"),
        {"internet_message_id": _MESSAGE_ID, "recipient": "{copy} || '.' || recipient", "key": "{copy} || '.' || key"},
    ),
    CopiedTable(Recipient, ("mail_id",), {"address": "{copy} || '.' || address"}),
    CopiedTable(Complaint, ("ticket_id",), {}),
    CopiedTable(ComplaintCause, ("complaint_id",), {}),
    CopiedTable(
        Invitation, ("ticket_id", "customer_id", "mail_id"), {"token_hash": "left({copy} || '.' || token_hash, 64)"}
    ),
    CopiedTable(Answer, ("invitation_id",), {}),
    CopiedTable(FollowUp, ("answer_id", "ticket_id", "customer_id"), {}),
)


def multiply(times: int, apart: int = APART) -> None:
    """Leaves `times` as many rows in each table, and lets PostgreSQL look at them. A second time needs keys that lie
    further `apart`."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        with _without_word_indexes():
            for table in TABLES:
                cursor.execute(copies_of(table, apart), [times - 1])
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("RESET statement_timeout")


@contextmanager
def _without_word_indexes() -> Iterator[None]:
    """Indexes of words are built far faster at once than word by word; keys that copies name need no second look."""
    names = [table.model._meta.db_table for table in TABLES]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND indexdef LIKE '%% USING gin %%'",
            [names],
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        cursor.execute("RESET maintenance_work_mem")


def copies_of(table: CopiedTable, apart: int = APART) -> str:
    """The statement that adds copies; made of the names of our own columns and of the list above alone."""
    columns = [field.column for field in table.model._meta.concrete_fields if field.column]
    name = connection.ops.quote_name(table.model._meta.db_table)
    values = [_value(table, column, apart) for column in columns]
    return (
        f"INSERT INTO {name} ({', '.join(map(connection.ops.quote_name, columns))})"  # noqa: S608
        f" SELECT {', '.join(values)} FROM {name}, generate_series(1, %s) AS copy"
    )


def _value(table: CopiedTable, column: str, apart: int) -> str:
    name = connection.ops.quote_name(column)
    if column in ("id", *table.belongs_to):
        return f"{name} + copy * {apart}::bigint"
    return table.own.get(column, name).replace("{copy}", f"(copy * {apart}::bigint)")
