"""Imports complaints from a CSV, such as a regulator's export."""

import csv
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints.importing.table import FIELDS, UnreadableTable, read
from complaints.services import import_complaints

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

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        csv.field_size_limit(min(sys.maxsize, 10_000_000))
        try:
            with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
                report = import_complaints(
                    rows=read(file, _mapping(options["map"])), source=options["source"] or path.stem
                )
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from error
        except UnreadableTable as error:
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
