"""Tells those who lead, once a day, that tickets lie between the cracks."""

from django.db import transaction
from django.utils import timezone

from helpdesk.notifications.services import notify
from helpdesk.people.access import leads, managers
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.today.mail.letter import KIND, THING
from helpdesk.today.models import ONLY, SweepSettings
from helpdesk.today.queries import sweep
from helpdesk.web import shop_time
from helpdesk.web.requests.permissions import Permission


def tell_leads() -> int:
    """Tell everybody who leads a team, and who sees all, where the sweep finds something of theirs. Returns how many.

    From the chosen time of the shop's day on, once a day; a day on which nothing ran until late is made good then.
    """
    today, now = shop_time.today(), timezone.localtime(timezone=shop_time.zone())
    due = SweepSettings.objects.filter(pk=ONLY, is_told=True, tell_at__lte=now.hour * 60 + now.minute)
    due = due.exclude(told_on=today)
    if not due.exists():
        return 0
    with transaction.atomic():
        row = due.select_for_update(no_key=True).first()
        if row is None:
            return 0
        to = [person for person in _who() if sweep.counts(visible_to(person), row)]
        told = notify(kind=KIND, to=to, thing=THING, occasion=f"sweep:{today}")
        row.told_on = today
        row.save(update_fields=["told_on"])
    return len(told)


def _who() -> list[User]:
    people = {person.pk: person for person in (*leads(), *managers())}
    return [person for person in people.values() if person.may(Permission.SEE_REPORTS)]
