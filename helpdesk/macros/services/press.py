"""Presses a macro: on one ticket, on many, or only to see what it would do."""

import dataclasses
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from helpdesk.macros.models import Macro, MacroUse
from helpdesk.macros.services.carry_out import Entry, carry_out
from helpdesk.macros.told import Part, PartKind, refused_words
from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import Stale
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.services import Changing, snapshot


class MacroRefused(Exception):
    """A part of a macro cannot be done, so nothing of it was: `parts` say which, and why."""

    def __init__(self, parts: list[Part]) -> None:
        super().__init__(refused_words(parts))
        self.parts = parts


@dataclasses.dataclass(frozen=True)
class Pressed:
    """What a press did to one ticket. `kept` is what `take_back` needs, as JSON has it; empty where nothing changed."""

    parts: list[Part]
    kept: dict[str, Any]


@dataclasses.dataclass
class PressedOnMany:
    """What a press did to each ticket: `kept` by id, `refused` by number with the reason, and how many stayed."""

    kept: dict[int, dict[str, Any]] = dataclasses.field(default_factory=dict)
    refused: dict[int, str] = dataclasses.field(default_factory=dict)
    unchanged: int = 0


def foresee_macro(*, entries: Sequence[Entry], ticket: Ticket, person: User) -> list[Part]:
    """What a press would do now: it is done as a press does it, and taken back before anybody sees it."""
    with transaction.atomic():
        together = Changing(ticket.pk)
        parts = carry_out(entries=entries, together=together, actor=Actor.of(person), person=person, key=uuid.uuid4())
        transaction.set_rollback(True)
    return parts


def press_macro(
    *,
    macro: Macro,
    ticket: Ticket,
    person: User,
    key: uuid.UUID,
    seen_version: int | None = None,
    actor: Actor | None = None,
    brings_words: bool = False,
) -> Pressed:
    """Do all that a macro says, or nothing. The same `key` again does nothing and returns no parts.

    History names the macro. `actor` is the person at a page, unless a program of theirs presses. `brings_words` says
    that its saved reply goes into a composer, which is a use of it, too.

    Raises:
        Stale: the ticket is not at `seen_version` any more.
        MacroRefused: a part of it cannot be done now.
    """
    told = actor or Actor.of(person)
    named = dataclasses.replace(told, cause={**told.cause, "macro": macro.pk, "macro_name": macro.name})
    with transaction.atomic():
        together = Changing(ticket.pk)
        if MacroUse.objects.filter(ticket=ticket, key=key).exists():
            return Pressed([], {})
        if seen_version is not None and together.row.version != seen_version:
            raise Stale(together.row.version)
        kept = snapshot(together.row, _keys(macro.actions))
        parts = carry_out(entries=macro.actions, together=together, actor=named, person=person, key=key)
        if any(part.kind is PartKind.REFUSED for part in parts):
            raise MacroRefused(parts)
        if not any(part.kind is PartKind.CHANGE for part in parts) and not brings_words:
            return Pressed(parts, {})
        MacroUse.objects.create(macro=macro, ticket=ticket, user=person, key=key)
        version = Ticket.objects.values_list("version", flat=True).get(pk=ticket.pk)
    return Pressed(parts, _kept(kept, parts, version, key))


def press_on_many(*, macro: Macro, tickets: Iterable[Ticket], person: User, key: uuid.UUID) -> PressedOnMany:
    """Press a macro on each ticket, in a transaction of its own. One that refuses holds up no other."""
    outcome = PressedOnMany()
    for ticket in tickets:
        try:
            pressed = press_macro(macro=macro, ticket=ticket, person=person, key=key)
        except MacroRefused as refusal:
            outcome.refused[ticket.number] = str(refusal)
            continue
        if pressed.kept:
            outcome.kept[ticket.pk] = pressed.kept
        else:
            outcome.unchanged += 1
    return outcome


def _keys(entries: Iterable[Entry]) -> set[str]:
    """The fields that these actions may change."""
    keys = {entry["do"] for entry in entries}
    return keys | ({"tags"} if keys & {"tag", "untag"} else set())


def _kept(before: dict[str, Any], parts: list[Part], version: int, key: uuid.UUID) -> dict[str, Any]:
    made = {name: [int(part.done.new) for part in parts if part.done.field == name] for name in ("note", "task")}
    is_complaint = any(part.done.field == "is_complaint" for part in parts)
    return {"row": {**before, "version": version}, "key": str(key), "is_complaint": is_complaint, **made}
