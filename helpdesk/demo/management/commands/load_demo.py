"""manage.py load_demo: fills an empty installation with the demo shop."""

import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpdesk.demo.load import has_other_data, is_loaded, load
from helpdesk.demo.sign_ins import table


class Command(BaseCommand):
    help = "Loads the demo shop, once. Only where DEMO is on, which the embedded start sets on one's own machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sign-ins", action="store_true", help="print who can sign in, and with which password")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL_ACCOUNTS:
            raise CommandError(
                "The demo has shared accounts and belongs on one's own machine only: script/server switches it on."
            )
        password = os.environ.get("DEMO_PASSWORD", "")
        if not password:
            raise CommandError("Set DEMO_PASSWORD, the password of the demo's accounts; script/server makes one.")
        if not is_loaded():
            if has_other_data():
                self.stdout.write("There is data of your own here, so the demo was left out.")
                return
            started = time.monotonic()
            load(password, self._say)
            self._say(f"It took {time.monotonic() - started:.1f} seconds.")
        if options["sign_ins"]:
            self.stdout.write(table(password))

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
