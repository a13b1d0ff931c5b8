"""Makes the first account, and with it the shop."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from helpdesk.audit.services import recorded
from helpdesk.people.models import Role, User
from helpdesk.setup.link import opens
from helpdesk.shop.services import begin_guide, save_shop

_LOCK = 0x616D656E6473  # "amends"; of two who come at once one is first


class LinkIsOver(Exception):
    """The link opens nothing: somebody used it, or it never was one."""


def make_first_admin(
    *, secret: str, shop: str, name: str, email: str, password: str, time_zone: str = "", language: str = ""
) -> User:
    """Make the admin of an installation that has none, with the shop's name; the guide begins.

    Raises:
        LinkIsOver: somebody was first, or the link is none.
        ValidationError: a value that cannot be, by field.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if not opens(secret):
            raise LinkIsOver
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError({"email": "taken"})
        person = User(email=email.strip().lower(), name=name.strip(), role=Role.ADMIN)
        person.time_zone, person.language = time_zone, language
        person.set_password(password)
        with recorded(person, by=None):
            person.full_clean(exclude={"password"})
            person.save()
        save_shop(by=person, facts={"name": shop})
        begin_guide(by=person)
    return person
