"""manage.py setup_link: prints the link with which the first account is made."""

from typing import Any

from django.core.management.base import BaseCommand

from helpdesk.people.access import nobody_runs_it
from helpdesk.setup.link import setup_link


class Command(BaseCommand):
    help = "Prints the one-time link to set Amends up in the browser, as long as there is no admin."

    def handle(self, *args: Any, **options: Any) -> None:
        if nobody_runs_it():
            self.stdout.write(f"Set Amends up in the browser: {setup_link()}")
        else:
            self.stdout.write("Amends is set up: an admin can sign in.")
