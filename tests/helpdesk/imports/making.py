"""Imports of a test, step by step as a person takes them."""

from collections.abc import Mapping
from typing import Any

from helpdesk.imports.models import ImportBatch
from helpdesk.imports.services import check_import, start_import, upload
from helpdesk.imports.tasks import go_on_with_imports
from helpdesk.people.models import User


def rehearsed(text: str, kind: str = "customers", by: User | None = None, **options: Any) -> ImportBatch:
    """A file whose lines were checked, with the columns that were guessed."""
    batch = upload(kind=kind, file_name="people.csv", content=text.encode(), by=by)
    check_import(batch=batch, columns=batch.columns, options={"region": "GB", **options})
    go_on_with_imports()
    batch.refresh_from_db()
    return batch


def imported(text: str, kind: str = "customers", by: User | None = None, **options: Any) -> ImportBatch:
    """A file that was imported."""
    batch = rehearsed(text, kind, by, **options)
    start_import(batch=batch, by=by)
    go_on_with_imports()
    batch.refresh_from_db()
    return batch


def outcomes(batch: ImportBatch) -> list[str]:
    """What became of each line, in order."""
    return list(batch.lines.order_by("number").values_list("outcome", flat=True))


def codes(batch: ImportBatch) -> list[str]:
    """Why lines were refused or stay, in their order."""
    return [code for line in batch.lines.order_by("number") for code, _ in line.reasons]


def changes(batch: ImportBatch) -> Mapping[str, list[Any]]:
    """What the only line changes."""
    [line] = batch.lines.all()
    return dict(line.changes)
