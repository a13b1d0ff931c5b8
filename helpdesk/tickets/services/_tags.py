"""Tags by name; one row a name, whatever its case."""

from collections.abc import Iterable

from django.db.models.functions import Lower

from helpdesk.tickets.models import Tag, Ticket
from helpdesk.tickets.words import storable


def add_tags(ticket: Ticket, names: Iterable[str]) -> list[str]:
    """Adds tags, making those that do not exist. Returns the names that are new on this ticket."""
    wanted = {clean.casefold(): clean for name in names if (clean := storable(name).strip()[:60])}
    if not wanted:
        return []
    present = {name.casefold() for name in ticket.tags.values_list("name", flat=True)}
    added = [name for folded, name in wanted.items() if folded not in present]
    if added:
        # In one order for all: two tickets that bring the same new tags wait for each other's in the same sequence.
        ticket.tags.add(*_tags(sorted(added, key=str.casefold)))
    return added


def remove_tags(ticket: Ticket, names: Iterable[str]) -> list[str]:
    """Takes tags off. Returns the names that were there."""
    unwanted = {name.strip().casefold() for name in names}
    if not unwanted:
        return []
    tags = [tag for tag in ticket.tags.all() if tag.name.casefold() in unwanted]
    ticket.tags.remove(*tags)
    return [tag.name for tag in tags]


def _tags(names: list[str]) -> list[Tag]:
    """The rows of these names. One statement, and one for each name that is new."""
    alike = Tag.objects.alias(folded=Lower("name")).filter(folded__in=[name.lower() for name in names])
    known = {tag.name.casefold(): tag for tag in alike}
    return [known.get(name.casefold()) or _tag(name) for name in names]


def _tag(name: str) -> Tag:
    return Tag.objects.filter(name__iexact=name).first() or Tag.objects.get_or_create(name=name)[0]
