"""Mails people what they have not seen in the app, once it is due."""

from django.db import transaction
from django.utils import timezone

from helpdesk.notifications.models import Notice
from helpdesk.notifications.queries.notices import notices_of
from helpdesk.notifications.services.mail_now import mail_now

MOST_PEOPLE = 500


def send_due() -> int:
    """Queue the mails that are due, one transaction a person. Returns how many.

    After an outage all that is due is one mail at once and one digest; what somebody has seen by then, or sees no more,
    is in neither, and a mail without anything in it does not leave.
    """
    now = timezone.now()
    due = Notice.objects.filter(mail_at__lte=now, seen_at=None, mailed_at=None)
    people = due.order_by("user").values_list("user", flat=True).distinct()[:MOST_PEOPLE]
    return sum(_mail(pk) for pk in list(people))


def _mail(person_key: int) -> int:
    now = timezone.now()
    with transaction.atomic():
        due = Notice.objects.filter(user=person_key, mail_at__lte=now, seen_at=None, mailed_at=None)
        locked = due.select_for_update(no_key=True, of=("self",), skip_locked=True).order_by("pk")
        rows = list(locked.select_related("user", "ticket__requester", "ticket__team", "actor", "stood_in_for"))
        if not rows:
            return 0
        person, keys = rows[0].user, [row.pk for row in rows]
        visible = set(notices_of(person).filter(pk__in=keys).values_list("pk", flat=True))
        count = mail_now([row for row in rows if row.pk in visible], now) if person.is_agent else 0
        Notice.objects.filter(pk__in=keys).update(mailed_at=now)
    return count
