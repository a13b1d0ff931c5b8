"""Reads a CSV of complaints, whatever its columns are called."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

from helpdesk.web.lists.tables.days import DateOrder, Days, read_days
from helpdesk.web.lists.tables.read import Table, Unreadable, read_table
from helpdesk.web.lists.tables.read import TableRow as Line

FIELDS: dict[str, tuple[str, ...]] = {
    "received": ("date received", "received", "received_at", "date", "created", "created_at"),
    "product": ("product", "item"),
    "cause": ("issue", "cause", "category", "reason"),
    "subcause": ("sub-issue", "sub-cause", "subcategory", "sub-category"),
    "text": ("consumer complaint narrative", "narrative", "text", "description", "complaint"),
    "subject": ("subject", "title"),
    "channel": ("submitted via", "channel", "source"),
    "sent": ("date sent to company", "sent to company"),
    "closed": ("closed", "closed_at", "date closed"),
    "response": ("company response to consumer", "company response", "response", "status"),
    "reference": ("complaint id", "reference", "id"),
    "company": ("company",),
}
"""What we store -> the headers that usually carry it, lower case, the likeliest first."""

DAYS = ("received", "sent", "closed")
TORN = "it has more cells than the header has columns"
OVER = "closed"
"""How a response begins that ended the complaint."""
CHANNELS = {
    "web": "form",
    "phone": "phone",
    "postal mail": "letter",
    "letter": "letter",
    "fax": "letter",
    "referral": "letter",
    "email": "email",
    "e-mail": "email",
    "chat": "chat",
    "social": "social",
}


@dataclasses.dataclass(frozen=True)
class ComplaintRow:
    """One complaint as the file tells it. Dates are local days; `line` is the line of the file where it ends.

    `sent` is when the source passed it on to the company. `is_over`: it was closed, on a day that is `closed` or that
    the file does not tell.
    """

    line: int
    received: dt.date
    sent: dt.date | None
    closed: dt.date | None
    is_over: bool
    response: str
    product: str
    cause: str
    subcause: str
    text: str
    subject: str
    channel: str
    reference: str


@dataclasses.dataclass(frozen=True)
class BadRow:
    line: int
    reason: str


def read(content: bytes, mapping: Mapping[str, str], dates: DateOrder | None = None) -> Iterator[ComplaintRow | BadRow]:
    """Rows in the order of the file. `mapping` names columns for fields where the usual headers do not fit, `dates`
    what stands first in a date where the file does not prove it.

    Raises:
        Unreadable: it is no table, there is no column for the date of receipt, `mapping` names a field or column that
            does not exist, or dates are written in two ways.
    """
    table = read_table(content)
    columns = _columns(table, mapping)
    named = [columns[field] for field in DAYS if field in columns]
    days = read_days(((row.line, row.cells[name]) for row in table.rows() for name in named), dates)
    for line in table.rows():
        values = {field: line.cells[name].strip() for field, name in columns.items()}
        yield BadRow(line.line, TORN) if line.is_torn else _row(line, values, days)


def _columns(table: Table, mapping: Mapping[str, str]) -> dict[str, str]:
    if unknown := mapping.keys() - FIELDS.keys():
        raise Unreadable(f"There is no field {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}.")
    columns = {}
    for field, usual in FIELDS.items():
        names = (mapping[field],) if field in mapping else usual
        found = next((column for name in names if (column := table.column(name))), None)
        if found is None and field in mapping:
            raise Unreadable(f"The file has no column {mapping[field]!r}.")
        if found is not None:
            columns[field] = found
    if "received" not in columns:
        raise Unreadable("No column holds the date of receipt; name it with --map received=COLUMN.")
    return columns


def _row(line: Line, values: Mapping[str, str], days: Days) -> ComplaintRow | BadRow:
    found: dict[str, dt.date | None] = {}
    for field in DAYS:
        text = values.get(field, "")
        try:
            found[field] = days.day(text) if text or field == "received" else None
        except ValueError:
            return BadRow(line.line, f"{text!r} is not a date")
    received, closed = found["received"], found["closed"]
    if received is None or (closed and closed < received):
        return BadRow(line.line, f"it was closed on {closed}, before it was received on {received}")
    cause, company, response = values.get("cause", ""), values.get("company", ""), values.get("response", "")
    return ComplaintRow(
        line=line.line,
        received=received,
        sent=found["sent"],
        closed=closed,
        is_over=closed is not None or response.casefold().startswith(OVER),
        response=response,
        product=values.get("product", "")[:200],
        cause=cause[:200],
        subcause=values.get("subcause", "")[:200],
        text=values.get("text", ""),
        subject=values.get("subject") or " – ".join(filter(None, (cause, company))) or "Complaint",
        channel=CHANNELS.get(values.get("channel", "").casefold(), "form"),
        reference=values.get("reference", "")[:60],
    )
