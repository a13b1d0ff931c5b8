"""Changes tags by name; there is one row a name, whatever its case."""

from collections.abc import Iterable

from django.db import connection

from helpdesk.tickets.models import Tag, Ticket
from helpdesk.tickets.verbs import TAGS_ADDED, TAGS_REMOVED
from helpdesk.tickets.words import storable

_PUT_ON = """
    WITH alike AS (
        SELECT id, name FROM tickets_tag WHERE lower(name) = ANY(%s)
    ), added AS (
        INSERT INTO tickets_ticket_tags (ticket_id, tag_id) SELECT %s, id FROM alike
        ON CONFLICT DO NOTHING RETURNING tag_id
    )
    SELECT alike.name, added.tag_id IS NOT NULL FROM alike LEFT JOIN added ON added.tag_id = alike.id
"""


def add_tags(ticket: Ticket, names: Iterable[str]) -> list[str]:
    """Add tags, making those that do not exist. Returns the names that are new on this ticket."""
    return _put_on(ticket, _by_folded(names))


def change_tags(
    ticket: Ticket, *, whole: Iterable[str] | None = None, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> dict[str, list[str | None]]:
    """Add tags and take others off; `whole` is the list as it shall be. Returns what history tells of it."""
    wanted, unwanted = _by_folded([*(whole or ()), *add]), _by_folded(remove)
    present = ticket.tags.all() if unwanted or whole is not None else ()
    off = [
        tag for tag in present if (key := tag.name.casefold()) in unwanted or (whole is not None and key not in wanted)
    ]
    changes: dict[str, list[str | None]] = {}
    if added := _put_on(ticket, wanted):
        changes[TAGS_ADDED] = [None, ", ".join(added)]
    if off:
        ticket.tags.remove(*off)
        changes[TAGS_REMOVED] = [", ".join(tag.name for tag in off), None]
    return changes


def _by_folded(names: Iterable[str]) -> dict[str, str]:
    """Names as they are stored, by what makes them the same."""
    return {clean.casefold(): clean for name in names if (clean := storable(name).strip()[:60])}


def _put_on(ticket: Ticket, wanted: dict[str, str]) -> list[str]:
    """One statement, and some more for each name that is new; returns those that the ticket did not have."""
    if not wanted:
        return []
    folded = [*wanted, *map(str.lower, wanted.values())]
    with connection.cursor() as cursor:
        cursor.execute(_PUT_ON, [folded, ticket.pk])
        known = {name.casefold(): is_added for name, is_added in cursor.fetchall()}
    if made := sorted(wanted.keys() - known.keys()):
        # In one order for all: two tickets that bring the same new tags wait for each other's in the same sequence.
        ticket.tags.add(*(_tag(wanted[key]) for key in made))
    return [name for key, name in wanted.items() if known.get(key, True)]


def _tag(name: str) -> Tag:
    return Tag.objects.filter(name__iexact=name).first() or Tag.objects.get_or_create(name=name)[0]
