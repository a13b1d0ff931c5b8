"""Resets the second factors of a colleague who lost them."""

import secrets
from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from helpdesk.audit.services import record
from helpdesk.people.models import User
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
