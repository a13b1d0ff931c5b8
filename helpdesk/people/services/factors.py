"""Resets the second factors of a colleague who lost them, and demands one of roles."""

import secrets
from collections.abc import Callable, Mapping

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record, recorded
from helpdesk.people import known
from helpdesk.people.models import FactorDemand, User
from helpdesk.people.services.staff import bounds
from helpdesk.people.verbs import FACTORS_RESET

Letter = Callable[[User, User | None], None]
"""Queues the mail that tells a person so, and who did it (None: the system)."""
_letters: list[Letter] = []


def register_letter(letter: Letter) -> None:
    """Register how a reset is mailed; whoever sends mail does so from `apps.py`."""
    _letters.append(letter)


def reset_factors(*, person: User, by: User | None) -> User:
    """Remove all second factors and recovery codes of a person, who is told by mail.

    All their sessions end, for one of them may be why they are reset; API tokens stay.

    Raises:
        ValidationError: the person is `by` or above them, or has none.
    """
    bounds.check_reach(person, by)
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if not Authenticator.objects.filter(user=row).delete()[0]:
            raise ValidationError(gettext("%(name)s has no second factor.") % {"name": row.short_name})
        row.session_salt = secrets.token_urlsafe(12)
        row.save(update_fields=["session_salt"])
        record(FACTORS_RESET, by=by, thing=row)
        for letter in _letters:
            letter(row, by)
    return row


def demand_factors(*, wanted: Mapping[str, int | None], by: User | None) -> None:
    """Demand a second factor of roles: within how many days, or None for a role that may do without.

    A role that was demanded already keeps the day from which its time is counted.
    """
    with transaction.atomic():
        rows = {row.role: row for row in FactorDemand.objects.select_for_update(no_key=True).order_by("pk")}
        for role, days in wanted.items():
            row = rows.get(role)
            if days is None and row is None:
                continue
            row = row or FactorDemand(role=role)
            with recorded(row, by=by):
                if days is None:
                    row.delete()
                    continue
                row.days = days
                row.full_clean()
                row.save()
        transaction.on_commit(known.kept.changed)
