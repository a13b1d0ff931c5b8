"""Imports complaints from a CSV, such as a regulator's export."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints.importing.table import FIELDS, read
from complaints.services import import_complaints
from helpdesk.web.lists.tables.days import DateOrder
from helpdesk.web.lists.tables.read import Unreadable

SHOWN = 10


class Command(BaseCommand):
    help = "Imports complaints from a CSV. Rows that are known already are left out, so that it can run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", help="name of the source; the file's name by default")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="FIELD=COLUMN",
            help=f"column of a field where the usual headers do not fit; fields: {', '.join(FIELDS)}",
        )

        parser.add_argument(
            "--dates",
            choices=[DateOrder.DAY, DateOrder.MONTH],
            help="what stands first in dates such as 03/04/2026, where no date of the file proves it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        dates = DateOrder(options["dates"]) if options["dates"] else None
        try:
            rows = list(read(path.read_bytes(), _mapping(options["map"]), dates))
            report = import_complaints(rows=rows, source=options["source"] or path.stem)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from error
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{report.imported} imported, {report.known} known already, {len(report.bad)} not readable")
        for line, reason in report.bad[:SHOWN]:
            self.stdout.write(f"  line {line}: {reason}")


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not equals:
            raise CommandError(f"--map {pair}: write FIELD=COLUMN")
        mapping[field.strip()] = column
    return mapping
