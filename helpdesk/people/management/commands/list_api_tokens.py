"""Says which API tokens there are: whose, since when and until when; never the token itself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from knox.models import AuthToken

from helpdesk.people.services.api_tokens import SHOWN
from helpdesk.web import shop_time


class Command(BaseCommand):
    help = "Lists API tokens by their first characters, which revoke_api_token takes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", nargs="?", help="only those of this person")

    def handle(self, *args: Any, **options: Any) -> None:
        tokens = AuthToken.objects.select_related("user").order_by("created")
        if options["email"]:
            tokens = tokens.filter(user__email__iexact=options["email"])
        for token in tokens:
            self.stdout.write(f"{token.token_key[:SHOWN]}…  {token.user.email}  {_since(token)}")
        if not tokens:
            self.stdout.write("There are no tokens.")


def _since(token: AuthToken) -> str:
    made = f"made {timezone.localtime(token.created, shop_time.zone()):%Y-%m-%d}"
    if token.expiry is None:
        return f"{made}, never expires: revoke it and make another"
    over = "expired" if token.expiry < timezone.now() else "expires"
    return f"{made}, {over} {timezone.localtime(token.expiry, shop_time.zone()):%Y-%m-%d}"
