"""Reads stored messages again with today's parser; shows what would differ, and changes it only when told to."""

import datetime as dt
import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils import timezone

from helpdesk.intake.management.reread_words import as_json, in_words
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.reread import reread
from helpdesk.tickets.models import Direction

BATCH = 1000


class Command(BaseCommand):
    help = (
        "Reads stored messages again and shows what today's parser reads differently. Nothing is changed without "
        "--apply; what a message said before stays in its ticket's history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", type=dt.date.fromisoformat, help="the first day of arrival, as 2026-01-31")
        parser.add_argument("--until", type=dt.date.fromisoformat, help="the last day of arrival")
        parser.add_argument("--ticket", type=int, help="messages of this ticket only, by its public number")
        parser.add_argument("--apply", action="store_true", help="change the messages")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["since"] is None and options["ticket"] is None:
            raise CommandError("say from which day on (--since 2026-01-31), or which ticket (--ticket 4711)")
        counts: Counter[str] = Counter()
        for row in _rows(_chosen(options["since"], options["until"], options["ticket"])):
            counts["read"] += 1
            self._one(row, counts, apply=options["apply"], as_lines=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps({"summary": dict(counts), "applied": options["apply"]}))
        else:
            self.stdout.write(_summary(counts, applied=options["apply"]))

    def _one(self, row: RawMail, counts: Counter[str], *, apply: bool, as_lines: bool) -> None:
        try:
            result = reread(row, apply=apply)
        except OSError as error:
            counts["failed"] += 1
            self.stderr.write(f"message {row.message_id}: {error}")
            return
        if result.problem:
            counts["not compared"] += 1
        if not (result.problem or result.revision):
            return
        counts["different"] += bool(result.revision)
        self.stdout.write(json.dumps(as_json(result), ensure_ascii=False) if as_lines else in_words(result))


def _chosen(since: dt.date | None, until: dt.date | None, ticket: int | None) -> QuerySet[RawMail]:
    """Deliveries that made a customer's message. Days are those of the shop."""
    rows = RawMail.objects.filter(
        outcome__in=[IntakeOutcome.CREATED, IntakeOutcome.APPENDED], message__direction=Direction.IN
    ).order_by("pk")
    if since:
        rows = rows.filter(received_at__gte=_midnight(since))
    if until:
        rows = rows.filter(received_at__lt=_midnight(until + dt.timedelta(days=1)))
    return rows.filter(ticket__number=ticket) if ticket is not None else rows


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _rows(chosen: QuerySet[RawMail]) -> Iterator[RawMail]:
    """Keys by the thousand, bytes one message at a time: any number of messages takes the memory of the largest."""
    last = 0
    while keys := list(chosen.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        for key in keys:
            yield RawMail.objects.select_related("message__ticket").get(pk=key)
        last = keys[-1]


def _summary(counts: Counter[str], *, applied: bool) -> str:
    done = "changed" if applied else "would change"
    words = [f"{counts['read']} read", f"{counts['different']} {done}"]
    words += [f"{counts[name]} {name}" for name in ("not compared", "failed") if counts[name]]
    hint = "" if applied or not counts["different"] else " Say --apply to change them."
    return f"{', '.join(words)}.{hint}"
