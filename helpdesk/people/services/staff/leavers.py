"""Lets a colleague go, with all that was theirs in other hands, and takes them back."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from knox.models import AuthToken

from helpdesk.audit.services import record, recorded
from helpdesk.audit.verbs import Action
from helpdesk.people.access import who_runs_it
from helpdesk.people.belongings import belongings, handed_over
from helpdesk.people.models import User
from helpdesk.people.models.absence import kept
from helpdesk.people.services.staff import bounds


def leave(*, person: User, by: User | None, to: Mapping[str, User | None]) -> User:
    """Close a colleague's account, and give each kind of their work to somebody: `to` by its key, None for nobody.

    One transaction: nobody is left without work that is still theirs, nor with an account that has none. Their sessions
    and API tokens end. What they wrote and did keeps their name. One entry of the audit log says who got how much of
    what; whatever else is audited of the things themselves is told beside it.

    Raises:
        ValidationError: the person is `by`, above them or the last admin, or work would go to somebody who left.
    """
    with transaction.atomic():
        bounds.lock_admins()
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        bounds.check_leaves(row, by)
        heirs = _checked(to, row)
        row.is_active, row.session_salt = False, secrets.token_urlsafe(12)
        row.save(update_fields=["is_active", "session_salt"])
        AuthToken.objects.filter(user=row).delete()
        given = _hand_over(row, heirs, by)
        changes: dict[str, tuple[Any, Any]] = {"is_active": (True, False)}
        if given:
            changes["handed_over"] = (None, given)
        record(Action.CHANGED, by=by, thing=row, changes=changes)
        transaction.on_commit(kept.changed)
    return row


def _checked(to: Mapping[str, User | None], leaver: User) -> dict[str, User | None]:
    """Who takes over, as they are now: whoever leaves at the same moment waited for the same lock.

    Raises:
        ValidationError: one of them cannot.
    """
    now = User.objects.in_bulk({heir.pk for heir in to.values() if heir is not None})
    for heir in now.values():
        if heir.pk == leaver.pk or not heir.takes_work:
            raise ValidationError(gettext("%(name)s cannot take over work.") % {"name": heir.short_name})
    return {key: now[heir.pk] if heir is not None else None for key, heir in to.items()}


def _hand_over(person: User, to: Mapping[str, User | None], by: User | None) -> list[dict[str, Any]]:
    """Give all that is a person's to others. Returns how much of each kind went to whom."""
    given = []
    for belonging in belongings():
        if count := belonging.count(person):
            heir = to.get(belonging.key)
            if heir is None and belonging.needs_owner:
                heir = by or who_runs_it(beside=person)
            belonging.hand_over(person, heir, by)
            given.append(handed_over(belonging.key, count, heir))
    return given


def come_back(*, person: User, by: User | None) -> User:
    """Open a closed account again, with the role and teams it had; work that went to others stays with them.

    Raises:
        ValidationError: the person stands above `by`.
    """
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if by is not None:
            bounds.check_reach(row, by)
        with recorded(row, by=by):
            row.is_active = True
            row.save(update_fields=["is_active"])
        transaction.on_commit(kept.changed)
    return row
