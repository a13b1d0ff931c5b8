"""Resets the second factors of somebody who lost them: the way back in when no admin can."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from helpdesk.people.models import User
from helpdesk.people.services.factors import reset_factors


class Command(BaseCommand):
    help = "Remove all second factors of a person, end their sessions, and tell them by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the address with which they sign in")

    def handle(self, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["address"]).first()
        if person is None:
            raise CommandError(f"Nobody signs in with {options['address']}.")
        try:
            reset_factors(person=person, by=None)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write(f"{person.email} signs in with the password alone, and is told so by mail.")
