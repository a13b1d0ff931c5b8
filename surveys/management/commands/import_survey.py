"""Reads survey answers from a CSV file and prints what was taken, what was refused, and the score."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpdesk.web.lists.tables.days import DateOrder
from surveys.errors import ImportRefused
from surveys.figures.imports import refused_words, scored
from surveys.kinds import KINDS, kind_of
from surveys.models import ImportBatch
from surveys.services import import_answers


class Command(BaseCommand):
    help = "Imports survey answers from a CSV file. The same file is read once, however often this runs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        scales = ", ".join(f"{key} is {kind.scale.low} to {kind.scale.high}" for key, kind in KINDS.items())
        parser.add_argument("--scale", choices=sorted(KINDS), required=True, help=scales)
        parser.add_argument("--column", required=True, help="the column with the score")
        parser.add_argument("--name", default="", help="how the page calls this batch; default: the file's name")
        parser.add_argument("--date-column", default="", help="the column with the days")
        parser.add_argument(
            "--dates",
            choices=[DateOrder.DAY, DateOrder.MONTH],
            help="what stands first in dates such as 03/04/2026, where no date of the file proves it",
        )
        parser.add_argument("--group-column", default="", help="a column to compare groups by")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            batch, is_new = import_answers(
                path=options["file"],
                kind=options["scale"],
                column=options["column"],
                name=options["name"],
                date_column=options["date_column"],
                group_column=options["group_column"],
                dates=DateOrder(options["dates"]) if options["dates"] else None,
            )
        except (ImportRefused, OSError) as error:
            raise CommandError(str(error)) from error
        self._tell(batch, is_new)

    def _tell(self, batch: ImportBatch, is_new: bool) -> None:
        if not is_new:
            self.stdout.write("This file was imported before; nothing was added.")
        self.stdout.write(f"Accepted: {batch.accepted}")
        self.stdout.write(f"Blank: {batch.blank}")
        values = f": {refused_words(batch.refused)}" if batch.refused else ""
        self.stdout.write(f"Refused: {sum(batch.refused.values())}{values}")
        found = scored(batch)
        self.stdout.write(f"{kind_of(batch.kind).short} {found.score}, n {found.n}")
