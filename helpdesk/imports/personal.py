"""What files that were imported hold of a customer."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_noop

from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, register
from helpdesk.imports.models import ImportBatch, ImportLine


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "imports",
            gettext_noop("Imported files"),
            (ImportBatch, ImportLine),
            lambda person: len(_lines(person)),
            _erase,
            order=690,
            goes=gettext_noop("this person’s lines; taking an import back leaves this customer as they are"),
            stays=gettext_noop("how many lines a file had, and what became of them"),
            export=_export,
        )
    )


def _lines(person: Person) -> list[ImportLine]:
    """Lines about this person or with their address. They are kept for thirty days, so there are not many."""
    rows = ImportLine.objects.exclude(about="", cells={}).iterator(chunk_size=1000)
    return [row for row in rows if row.customer_id == person.customer_id or person.is_named_in([row.about, row.cells])]


def _erase(person: Person) -> int:
    if person.held:
        return 0
    found = [row.pk for row in _lines(person)]
    empty: dict[str, Any] = {
        "about": "",
        "cells": {},
        "changes": {},
        "made": {},
        "touched": {},
        "customer": None,
        "reasons": [],
    }
    changed: int = ImportLine.objects.filter(pk__in=found).update(**empty)
    for batch in ImportBatch.objects.exclude(content=b"").iterator(chunk_size=5):
        content = _without(bytes(batch.content), person)
        if content != bytes(batch.content):
            ImportBatch.objects.filter(pk=batch.pk).update(content=content)
            changed += 1
    return changed


def _without(content: bytes, person: Person) -> bytes:
    """A file with an empty line in place of each that names this person: all others keep their numbers."""
    marks = [mark.encode().lower() for mark in person.marks]
    lines = content.split(b"\n")
    return b"\n".join(b"" if any(mark in line.lower() for mark in marks) else line for line in lines)


def _export(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for row in _lines(person):
        yield HeldRecord({"number": row.number, "text": row.cells})
