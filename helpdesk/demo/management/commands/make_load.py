"""manage.py make_load: many tickets, for measuring."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpdesk.demo.bulk import make_load, names_real_people


class Command(BaseCommand):
    help = "Adds made-up tickets of the past half year, with customers, complaints and survey answers. Sends nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tickets", type=int, required=True, metavar="N")
        parser.add_argument("--seed", default="1", help="the same seed makes the same subjects; default: 1")

    def handle(self, *args: Any, **options: Any) -> None:
        count: int = options["tickets"]
        if count < 1:
            raise CommandError("Say how many tickets: a number from 1 on.")
        if names_real_people():
            raise CommandError("There are customers of a real shop here. Made-up tickets need a database of their own.")
        started = time.monotonic()

        def progress(stored: int) -> None:
            self.stdout.write(f"{stored:,} of {count:,} tickets")
            self.stdout.flush()

        make_load(count, options["seed"], progress)
        self.stdout.write(f"It took {time.monotonic() - started:.0f} seconds.")
