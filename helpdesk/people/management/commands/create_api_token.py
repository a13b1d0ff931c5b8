"""Makes an API token for a person and prints it once; only its hash is stored."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken

from helpdesk.people.models import User


class Command(BaseCommand):
    help = "Creates an API token for a member of staff and prints it. It is shown this once only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None or not user.is_agent:
            raise CommandError(f"No active member of staff has the address {options['email']}.")
        _, token = AuthToken.objects.create(user=user, expiry=None)
        self.stdout.write(token)
