"""Lets a colleague go, with all that was theirs in other hands, and takes them back."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from knox.models import AuthToken

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.people.models import User
from helpdesk.people.models.absence import kept
from helpdesk.people.services import handing_over
from helpdesk.people.services.staff import bounds


def leave(*, person: User, by: User | None, to: Mapping[str, User | None]) -> User:
    """Close a colleague's account, and give each kind of their work to somebody: `to` by its key, None for nobody.

    One transaction: nobody is left with an account and no work, nor the other way round. What is too much for one
    press is written down, and a worker goes on with it. Their sessions and API tokens end. What they wrote and did
    keeps their name. One entry of the audit log says who got how much of what, a second one what a worker gave;
    whatever else is audited of the things themselves is told beside it.

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
        given = handing_over.begin(owner=row, to=heirs, by=by)
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


def come_back(*, person: User, by: User | None) -> User:
    """Open a closed account again, with the role and teams it had; work that went to others stays with them.

    A hand-over that a worker was at ends there: what had not gone yet is theirs again.

    Raises:
        ValidationError: the person stands above `by`.
    """
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if by is not None:
            bounds.check_reach(row, by)
        if row.is_active:
            return row
        given = handing_over.stop(owner=row)
        row.is_active = True
        row.save(update_fields=["is_active"])
        changes: dict[str, tuple[Any, Any]] = {"is_active": (False, True)}
        if given:
            changes["handed_over"] = (None, given)
        record(Action.CHANGED, by=by, thing=row, changes=changes)
        transaction.on_commit(kept.changed)
    return row
