"""Makes the first account, and with it the shop."""

from django.db import connection, transaction

from helpdesk.people.models import User
from helpdesk.people.services.staff import make_first_admin
from helpdesk.setup.link import opens
from helpdesk.shop.services import begin_guide, save_shop

_LOCK = 0x616D656E6473  # "amends"; of two who come at once one is first


class LinkIsOver(Exception):
    """The link opens nothing: somebody used it, or it never was one."""


def begin(*, secret: str, shop: str, name: str, email: str, password: str, time_zone: str, language: str) -> User:
    """Make the admin of an installation that has none, with the shop's name, language and time zone; the guide begins.

    The clock and the language are the shop's: the admin, and whoever follows, goes by them until they choose their own.

    Raises:
        LinkIsOver: somebody was first, or the link is none.
        ValidationError: a value that cannot be, by field.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if not opens(secret):
            raise LinkIsOver
        person = make_first_admin(name=name, email=email, password=password)
        save_shop(by=person, facts={"name": shop, "language": language, "time_zone": time_zone})
        begin_guide(by=person)
    return person
