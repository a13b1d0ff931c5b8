"""A hundred thousand tickets in seconds: copies of those that came in by mail, with all that belongs to them.

Every copy has senders, message ids and numbers of its own, so that looking one up means looking among all of them.
"""

from dataclasses import dataclass

from django.db import connection, models

from helpdesk.channels.models import OutgoingMail, RawMail, Recipient
from helpdesk.people.models import ContactPoint, Customer
from helpdesk.tickets.models import Activity, Message, Participant, Ticket

APART = 10_000_000
"""Between the keys of one copy and the next; more than there are rows."""

_MESSAGE_ID = "replace(internet_message_id, '@', '.' || copy || '@')"


@dataclass(frozen=True)
class Table:
    """`belongs_to` are columns that name rows which are copied too, `own` what is different in each copy."""

    model: type[models.Model]
    belongs_to: tuple[str, ...]
    own: dict[str, str]


TABLES = (
    Table(Customer, (), {}),
    Table(ContactPoint, ("customer_id",), {"value": "copy || '.' || value", "normalised": "copy || '.' || normalised"}),
    Table(Ticket, ("number", "requester_id"), {}),
    Table(
        Message,
        ("ticket_id", "author_customer_id"),
        {"internet_message_id": _MESSAGE_ID, "from_email": "copy || '.' || from_email"},
    ),
    Table(Participant, ("ticket_id",), {}),
    Table(Activity, ("ticket_id", "message_id"), {}),
    Table(
        RawMail,
        ("ticket_id", "message_id"),
        {"identity": "left(copy || '-' || identity, 64)", "sender": "copy || '.' || sender"},
    ),
    Table(
        OutgoingMail,
        ("ticket_id", "message_id"),
        {"internet_message_id": _MESSAGE_ID, "recipient": "copy || '.' || recipient", "key": "copy || '.' || key"},
    ),
    Table(Recipient, ("mail_id",), {"address": "copy || '.' || address"}),
)


def multiply(times: int) -> None:
    """Leaves `times` as many rows in each table, and lets PostgreSQL look at them."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        for table in TABLES:
            cursor.execute(copies_of(table), [times - 1])
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("RESET statement_timeout")


def copies_of(table: Table) -> str:
    """The statement that adds copies; made of the names of our own columns and of the list above alone."""
    columns = [field.column for field in table.model._meta.concrete_fields if field.column]
    name = connection.ops.quote_name(table.model._meta.db_table)
    return (
        f"INSERT INTO {name} ({', '.join(map(connection.ops.quote_name, columns))})"  # noqa: S608
        f" SELECT {', '.join(_value(table, column) for column in columns)} FROM {name}, generate_series(1, %s) AS copy"
    )


def _value(table: Table, column: str) -> str:
    name = connection.ops.quote_name(column)
    if column in ("id", *table.belongs_to):
        return f"{name} + copy * {APART}"
    return table.own.get(column, name)
