"""Changes what a colleague is and may: role, teams, delicate permissions, and whether they are signed in."""

import secrets
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from knox.models import AuthToken

from helpdesk.audit.services import record, recorded
from helpdesk.people.models import Team, TeamMembership, User
from helpdesk.people.models.absence import kept
from helpdesk.people.services.staff import bounds
from helpdesk.people.verbs import SIGNED_OUT_EVERYWHERE
from helpdesk.web.requests.permissions import TABLE, Permission


def change_person(
    *,
    person: User,
    by: User | None,
    name: str,
    role: str,
    teams: Iterable[Team],
    leads: Iterable[Team] = (),
    time_zone: str = "",
    language: str = "",
) -> User:
    """Store who a colleague is. Their own role nobody changes, their own name and teams they may.

    Raises:
        ValidationError: the role is above that of `by`, the person is, or no admin would be left; by field.
    """
    with transaction.atomic():
        bounds.lock_admins()
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        if by is not None and row.pk != by.pk:
            bounds.check_reach(row, by)
        if role != row.role:
            bounds.check_reach(row, by)
            bounds.check_role(role, by)
            bounds.check_an_admin_stays(row)
        with recorded(row, by=by):
            row.name, row.role, row.time_zone, row.language = name.strip(), role, time_zone, language
            row.full_clean(exclude={"password"})
            row.save(update_fields=["name", "role", "time_zone", "language"])
            _set_teams(row, list(teams), {team.pk for team in leads})
        transaction.on_commit(kept.changed)
    return row


def _set_teams(person: User, teams: list[Team], leads: set[int]) -> None:
    person.memberships.exclude(team__in=teams).delete()
    for team in teams:
        TeamMembership.objects.update_or_create(user=person, team=team, defaults={"is_lead": team.pk in leads})


def give_and_take(*, person: User, by: User, permissions: Mapping[Permission, bool | None]) -> User:
    """Give delicate permissions to one person (true), take them away (false), or leave them to the role (None).

    Raises:
        ValidationError: the person is `by` or above them, a permission is not delicate, or `by` has it not to give.
    """
    bounds.check_reach(person, by)
    with transaction.atomic():
        row = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        own = dict(row.permissions)
        for permission, given in permissions.items():
            if given == own.get(permission):
                continue
            if not TABLE[permission].is_delicate or (given and not by.may(permission)):
                raise ValidationError(gettext("Nobody gives what they may not do themselves."))
            own.pop(permission, None)
            if given is not None:
                own[permission] = given
        with recorded(row, by=by):
            row.permissions = own
            row.save(update_fields=["permissions"])
    return row


def sign_out_everywhere(*, person: User, by: User | None) -> None:
    """End every session and every API token of a person, on all devices; they may come in again."""
    with transaction.atomic():
        User.objects.filter(pk=person.pk).update(session_salt=secrets.token_urlsafe(12))
        AuthToken.objects.filter(user=person).delete()
        record(SIGNED_OUT_EVERYWHERE, by=by, thing=person)
