"""Tags by name; one row a name, whatever its case."""

from collections.abc import Iterable

from django.db.models.functions import Lower

from helpdesk.tickets.models import Tag, Ticket
from helpdesk.tickets.words import storable


def add_tags(ticket: Ticket, names: Iterable[str]) -> list[str]:
    """Adds tags to a new ticket, which has none. Returns their names."""
    return _put_on(ticket, list(_by_folded(names).values()))


def change_tags(
    ticket: Ticket, *, whole: Iterable[str] | None = None, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> dict[str, list[str | None]]:
    """Adds tags and takes others off; `whole` is the list as it shall be. Returns what history tells of it."""
    wanted, unwanted = _by_folded([*(whole or ()), *add]), _by_folded(remove)
    if not wanted and not unwanted and whole is None:
        return {}
    present = {tag.name.casefold(): tag for tag in ticket.tags.all()}
    off = [tag for key, tag in present.items() if key in unwanted or (whole is not None and key not in wanted)]
    added = _put_on(ticket, [name for key, name in wanted.items() if key not in present])
    if off:
        ticket.tags.remove(*off)
    changes: dict[str, list[str | None]] = {"tags added": [None, ", ".join(added)]} if added else {}
    return changes | ({"tags removed": [", ".join(tag.name for tag in off), None]} if off else {})


def _by_folded(names: Iterable[str]) -> dict[str, str]:
    """Names as they are stored, by what makes them the same."""
    return {clean.casefold(): clean for name in names if (clean := storable(name).strip()[:60])}


def _put_on(ticket: Ticket, names: list[str]) -> list[str]:
    if names:
        # In one order for all: two tickets that bring the same new tags wait for each other's in the same sequence.
        ticket.tags.add(*_tags(sorted(names, key=str.casefold)))
    return names


def _tags(names: list[str]) -> list[Tag]:
    """The rows of these names. One statement, and one for each name that is new."""
    alike = Tag.objects.alias(folded=Lower("name")).filter(folded__in=[name.lower() for name in names])
    known = {tag.name.casefold(): tag for tag in alike}
    return [known.get(name.casefold()) or _tag(name) for name in names]


def _tag(name: str) -> Tag:
    return Tag.objects.filter(name__iexact=name).first() or Tag.objects.get_or_create(name=name)[0]
