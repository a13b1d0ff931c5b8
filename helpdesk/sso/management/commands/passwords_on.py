"""manage.py passwords_on: the way back in when a provider lets nobody in."""

from typing import Any

from django.core.management.base import BaseCommand

from helpdesk.sso import services
from helpdesk.sso.models import SignInProvider


class Command(BaseCommand):
    help = "Turns passwords on again for everybody for whom they were off. The audit log tells of it."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = list(SignInProvider.objects.filter(passwords_off=True))
        for row in rows:
            services.turn_passwords_on(provider=row, by=None)
            self.stdout.write(f"Passwords are on again for the people of {row.name} ({', '.join(row.domains)}).")
        if not rows:
            self.stdout.write("Passwords are on for everybody.")
        self.stdout.write("Who has no password asks for one by “Forgot?” on the sign-in page.")
