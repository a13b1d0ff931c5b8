"""What the tests of notices ask for again and again."""

import datetime as dt

import time_machine
from django.utils import timezone

from helpdesk.notifications import services
from helpdesk.notifications.kinds import Way
from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import newest_first, shown
from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User


def words(person: User) -> list[str]:
    """What somebody reads in the bell, the latest first."""
    return [row.words for row in shown(list(newest_first(person)))]


def kinds(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("pk").values_list("kind", flat=True))


def mails(person: User, later: dt.timedelta = dt.timedelta(minutes=3)) -> list[OutgoingMail]:
    """The mails that somebody has got of notices once the short wait is over."""
    with time_machine.travel(timezone.now() + later, tick=False):
        services.send_due()
    return list(OutgoingMail.objects.filter(recipient=person.email).order_by("pk"))


def choose(person: User, **ways: Way) -> None:
    services.save_choices(person=person, ways={kind: way.value for kind, way in ways.items()})
