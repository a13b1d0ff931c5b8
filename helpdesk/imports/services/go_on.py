"""Goes on with an import, a few lines a transaction: a worker that ends loses and doubles nothing."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Count

from helpdesk.audit.services import record
from helpdesk.imports.models import ImportBatch, ImportLine
from helpdesk.imports.planning import LinePlan, OnFile, on_file, plan_customer, plan_order
from helpdesk.imports.reading import ReadLine, Written, read_lines
from helpdesk.imports.reasons import Reason, reason
from helpdesk.imports.services.lock import lock
from helpdesk.imports.services.store_line import store_line
from helpdesk.imports.services.undo_line import undo_line
from helpdesk.imports.verbs import IMPORTED, TAKEN_BACK
from helpdesk.web.lists.tables.amounts import Amounts, DecimalMark
from helpdesk.web.lists.tables.days import DateOrder, Days
from helpdesk.web.lists.tables.read import read_table

State, Outcome, Step = ImportBatch.State, ImportLine.Outcome, ImportLine.Step
AT_WORK = (State.CHECKING, State.IMPORTING, State.UNDOING)
READ_AT_ONCE, STORED_AT_ONCE = 500, 100


def go_on(*, batch: ImportBatch) -> bool:
    """Do the next part of what an import is at, in one transaction; returns whether there is more to do."""
    with transaction.atomic():
        row = lock(batch, State.values)
        if row.state not in AT_WORK:
            return False
        {State.CHECKING: _check, State.IMPORTING: _store, State.UNDOING: _undo}[State(row.state)](row)
        return row.state in AT_WORK


def _check(batch: ImportBatch) -> None:
    """Say what each line comes to: all of them in one go, for a line is judged by those before it."""
    options = batch.options
    written = Written(
        Days(DateOrder(options["dates"])), Amounts(DecimalMark(options["amounts"])), options.get("region") or "US"
    )
    read = read_lines(read_table(bytes(batch.content)), batch.kind, batch.columns, written)
    batch.lines.all().delete()
    while part := list(itertools.islice(read, READ_AT_ONCE)):
        ImportLine.objects.bulk_create(_planned(batch, part))
    _finish(batch, State.CHECKED)


def _planned(batch: ImportBatch, part: Sequence[ReadLine]) -> Iterator[ImportLine]:
    for line in part:
        if batch.kind == ImportBatch.Kind.ORDERS and not line.reasons:
            line.cells.setdefault("currency", batch.options.get("usual_currency") or "USD")
    known = on_file([line.cells for line in part if not line.reasons])
    for line in part:
        plan = LinePlan(reasons=line.reasons) if line.reasons else _plan(batch, line.cells, known)
        yield ImportLine(
            batch=batch,
            number=line.number,
            about=line.about,
            cells=line.cells,
            outcome=plan.outcome,
            reasons=plan.reasons,
            changes=plan.changes,
            customer=plan.customer,
        )


def _plan(batch: ImportBatch, cells: Mapping[str, Any], known: OnFile) -> LinePlan:
    plan: Callable[..., LinePlan] = plan_customer if batch.kind == ImportBatch.Kind.CUSTOMERS else plan_order
    return plan(cells, known, only_missing=bool(batch.options.get("only_missing")))


def _store(batch: ImportBatch) -> None:
    """Store the next lines, each as it comes to now; one that the database refuses leaves the others alone."""
    waiting = batch.lines.filter(step=Step.PLANNED).exclude(outcome=Outcome.REFUSED).order_by("number")
    lines = list(waiting[:STORED_AT_ONCE])
    known = on_file([line.cells for line in lines], lock=True)
    for line in lines:
        plan = _plan(batch, line.cells, known)
        line.outcome, line.reasons, line.changes, line.step = plan.outcome, plan.reasons, plan.changes, Step.DONE
        try:
            with transaction.atomic():
                if not plan.reasons:
                    store_line(line=line, plan=plan, known=known, by=batch.by)
        except (DatabaseError, ValueError):
            line.outcome, line.reasons, line.changes, line.made = Outcome.REFUSED, [reason(Reason.NOT_STORED)], {}, {}
            line.customer, line.touched = None, {}
            # What was made for this line is gone with it.
            known = on_file([line.cells for line in lines], lock=True)
    _keep(batch, lines, "outcome", "reasons", "changes", "step", "made", "touched", "customer")
    if len(lines) < STORED_AT_ONCE:
        _finish(batch, State.IMPORTED)
        counts = {"made": (0, batch.made), "changed": (0, batch.changed), "refused": (0, batch.refused)}
        record(IMPORTED, by=batch.by, thing=batch, changes={key: pair for key, pair in counts.items() if pair[1]})


def _undo(batch: ImportBatch) -> None:
    """Take the last lines back that still stand."""
    lines = list(batch.lines.filter(step=Step.DONE).order_by("-number")[:STORED_AT_ONCE])
    on_file([line.cells for line in lines], lock=True)
    for line in lines:
        with transaction.atomic():
            line.reasons = undo_line(line=line) if line.outcome != Outcome.REFUSED else line.reasons
        line.step = Step.KEPT if line.reasons and line.outcome != Outcome.REFUSED else Step.UNDONE
    _keep(batch, lines, "reasons", "step")
    if len(lines) < STORED_AT_ONCE:
        batch.state = State.UNDONE
        batch.save(update_fields=["state"])
        kept = batch.lines.filter(step=Step.KEPT).count()
        record(TAKEN_BACK, by=batch.by, thing=batch, changes={"kept": (0, kept)} if kept else {})


def _keep(batch: ImportBatch, lines: Sequence[ImportLine], *fields: str) -> None:
    ImportLine.objects.bulk_update(lines, fields)
    batch.done += len(lines)
    batch.save(update_fields=["done"])


def _finish(batch: ImportBatch, state: ImportBatch.State) -> None:
    counted = dict(batch.lines.values_list("outcome").annotate(Count("pk")).order_by())
    for outcome in Outcome.values:
        setattr(batch, outcome, counted.get(outcome, 0))
    batch.state = state
    batch.save(update_fields=["state", *Outcome.values])
