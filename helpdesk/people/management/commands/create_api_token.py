"""Makes an API token for a person and prints it once; only its hash is stored."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpdesk.people.models import User
from helpdesk.people.services.api_tokens import DAYS, issue_api_token


class Command(BaseCommand):
    help = "Creates an API token for a member of staff and prints it. It is shown this once only, and expires."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--days", type=int, default=DAYS, help=f"how long it opens the API; {DAYS} unless you say")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"No active member of staff has the address {options['email']}.")
        try:
            self.stdout.write(issue_api_token(user=user, days=options["days"]))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
