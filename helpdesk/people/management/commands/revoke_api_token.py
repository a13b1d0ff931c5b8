"""Takes API tokens away: one by its first characters, or all of a person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken

from helpdesk.people.services.api_tokens import SHOWN, revoke_api_tokens


class Command(BaseCommand):
    help = "Revokes the API token that begins with these characters (or that token), or with --all those of a person."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("token", nargs="?", help=f"its first {SHOWN} characters, as list_api_tokens shows them")
        parser.add_argument("--all", metavar="EMAIL", help="every token of this person")

    def handle(self, *args: Any, **options: Any) -> None:
        start = (options["token"] or "").rstrip("…")
        if bool(start) == bool(options["all"]):
            raise CommandError("Name a token, or --all and a person's address.")
        if start and len(start) < SHOWN:
            raise CommandError(f"Write at least the first {SHOWN} characters.")
        tokens = AuthToken.objects.filter(user__email__iexact=options["all"] or "")
        if start:
            tokens = AuthToken.objects.filter(token_key__startswith=start[:15])
        if start and tokens.count() > 1:
            raise CommandError("More than one token begins like this. Write more of it.")
        if not (count := revoke_api_tokens(tokens)):
            raise CommandError("There is no such token.")
        self.stdout.write(f"Revoked: {count}.")
