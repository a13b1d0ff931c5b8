"""Stores a level of escalation."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.escalation import known
from helpdesk.escalation.models import MOST, EscalationLevel, Told
from helpdesk.people.models import User

HIGHEST = 1000


def save_level(*, level: EscalationLevel, by: User | None = None) -> EscalationLevel:
    """Store a level. It counts for what comes to it from now on; open tickets follow within half a minute.

    Raises:
        ValidationError: what cannot be, by the name of the field.
    """
    with transaction.atomic(), recorded(level, by=by):
        _check(level)
        if _is_another_time(level):
            level.since = timezone.now()
        level.save()
        check_together()
        transaction.on_commit(known.kept.changed)
    return level


def check_together() -> None:
    """See to it that the levels that are on can be told apart, and are not too many.

    Raises:
        ValidationError: it is not so.
    """
    # Two who change levels at once must see each other's.
    active = list(EscalationLevel.objects.select_for_update(no_key=True).filter(is_active=True).order_by("pk"))
    if len(active) > MOST:
        raise ValidationError(gettext("There can be %(most)s levels at once. Switch one off first.") % {"most": MOST})


def check_alone(level: EscalationLevel) -> None:
    """Refuse a second level at the same time.

    Raises:
        ValidationError: there is one that is on.
    """
    others = EscalationLevel.objects.filter(is_active=True, percent=level.percent).exclude(pk=level.pk)
    if level.is_active and others.exists():
        raise ValidationError({"percent": gettext("There is a level at this time already.")})


def _check(level: EscalationLevel) -> None:
    if not 1 <= level.percent <= HIGHEST:
        words = gettext("From 1 to %(highest)s percent; 100 is the due time.") % {"highest": HIGHEST}
        raise ValidationError({"percent": words})
    check_alone(level)
    level.person = level.person if level.tells == Told.PERSON else None
    if level.tells == Told.PERSON and level.person is None:
        raise ValidationError({"person": gettext("Choose who is told.")})
    for name in ("person", "assignee"):
        person: User | None = getattr(level, name)
        if person and not person.takes_work:
            raise ValidationError({name: gettext("%(name)s takes no tickets.") % {"name": person}})


def _is_another_time(level: EscalationLevel) -> bool:
    before = EscalationLevel.objects.filter(pk=level.pk).values_list("percent", "is_active").first()
    return before != (level.percent, level.is_active)
