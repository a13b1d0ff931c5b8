"""How much automatic mail one person may get from us within an hour, whoever wrote in their name or asked for answers
to them: nobody shall have us fill a stranger's mailbox."""

import datetime as dt

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from helpdesk.mime.fields.contacts import bare
from helpdesk.outgoing.models import MailKind, OutgoingMail

ACKNOWLEDGEMENTS = Q(kind=MailKind.ACKNOWLEDGEMENT)
ANSWERS_BY_RULE = Q(kind=MailKind.REPLY, message__author_user=None)


def within_limit(address: str, mails: Q) -> bool:
    """Whether `address` may get one more of these `mails` within the hour. All +tags of an address are one person.

    The lock lasts until the caller's transaction ends, so that mails that arrive at once are counted one after another.
    """
    person = bare(address)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"automatic mail:{person}"])
    local, _, domain = person.rpartition("@")
    theirs = Q(recipient=person) | Q(recipient__startswith=f"{local}+", recipient__endswith=f"@{domain}")
    now = timezone.now()
    # Not what is dated ahead: after the clock went back it would count for hours.
    hour = (now - dt.timedelta(hours=1), now + dt.timedelta(minutes=1))
    recent = OutgoingMail.objects.filter(theirs, mails, created_at__range=hour)
    return recent.count() < settings.ACKNOWLEDGEMENTS_PER_HOUR
