"""Asks people by mail to work here, and takes them in when they follow the link."""

import hashlib
import secrets
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from helpdesk.audit.services import record, recorded
from helpdesk.people.models import StaffInvitation, Team, TeamMembership, User
from helpdesk.people.models.staff_invitation import LIVES
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services.staff import bounds
from helpdesk.people.verbs import ACCEPTED

Letter = Callable[[StaffInvitation, str], None]
"""Queues the mail of an invitation, with the secret of its link."""
_letters: list[Letter] = []


class NotInvited(Exception):
    """The link opens nothing: it was used, withdrawn, is over, or never was."""


def register_letter(letter: Letter) -> None:
    """Register how an invitation is mailed; whoever sends mail does so from `apps.py`."""
    _letters.append(letter)


def invite(
    *,
    emails: Iterable[str],
    role: str,
    teams: Iterable[Team],
    by: User | None,
    time_zone: str = "",
    language: str = "",
) -> list[StaffInvitation]:
    """Invite people by their addresses. All are invited or none; one who works here or is invited already is refused.

    Their accounts begin with this time zone and language, however they come; the mail is written in it, too.

    Raises:
        ValidationError: by "emails" with a line for each address that cannot be, or by "role".
    """
    bounds.check_role(role, by)
    addresses = list(dict.fromkeys(email.strip().lower() for email in emails if email.strip()))
    wrong = [problem for email in addresses if (problem := _problem(email))]
    if wrong or not addresses:
        raise ValidationError({"emails": wrong or [gettext("Write at least one address.")]})
    try:
        with transaction.atomic():
            promised = {"role": role, "time_zone": time_zone, "language": language, "invited_by": by}
            return [_invite(StaffInvitation(email=email, **promised), list(teams)) for email in addresses]
    except IntegrityError:
        raise ValidationError(
            {"emails": [gettext("Somebody else invited one of them at this moment. Look at the list.")]}
        ) from None


def _problem(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return gettext("%(email)s is no e-mail address.") % {"email": email[:254]}
    if User.objects.filter(email__iexact=email, role__in=STAFF_ROLES).exists():
        return gettext("%(email)s works here already, or did: look at the list of colleagues.") % {"email": email}
    if StaffInvitation.objects.filter(email__iexact=email, ended_at=None).exists():
        return gettext("%(email)s is invited already: send that invitation again.") % {"email": email}
    return ""


def _invite(made: StaffInvitation, teams: list[Team]) -> StaffInvitation:
    secret = secrets.token_urlsafe(32)
    made.secret_hash, made.expires_at = _hash(secret), timezone.now() + LIVES
    with recorded(made, by=made.invited_by):
        made.save()
        made.teams.set(teams)
    _send(made, secret)
    return made


def renew_invitation(*, invitation: StaffInvitation, by: User | None) -> StaffInvitation:
    """Send an invitation again with a new link, which lives as long as the first one did; the old one ends.

    Raises:
        NotInvited: it was taken up or withdrawn.
    """
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        row = _open(invitation)
        with recorded(row, by=by):
            row.secret_hash, row.expires_at = _hash(secret), timezone.now() + LIVES
            row.save(update_fields=["secret_hash", "expires_at"])
        _send(row, secret)
    return row


def withdraw_invitation(*, invitation: StaffInvitation, by: User | None) -> None:
    """Withdraw an invitation; its link opens nothing any more.

    Raises:
        NotInvited: it was taken up or withdrawn.
    """
    with transaction.atomic():
        row = _open(invitation)
        with recorded(row, by=by):
            row.ended_at = timezone.now()
            row.save(update_fields=["ended_at"])


def invitation_of(secret: str) -> StaffInvitation:
    """The invitation that a link opens.

    Raises:
        NotInvited: none.
    """
    found = StaffInvitation.objects.filter(
        secret_hash=_hash(secret), ended_at=None, expires_at__gt=timezone.now()
    ).first()
    if found is None:
        raise NotInvited
    return found


def accept_invitation(*, secret: str, name: str, password: str, language: str = "", time_zone: str = "") -> User:
    """Make the account of whoever was invited, with the role and teams that were promised; the link is used up.

    A customer's account of the same address becomes the colleague's, for the link proves that the address is theirs.

    Raises:
        NotInvited: the link opens nothing, or somebody of this address works here by now.
    """
    with transaction.atomic():
        row = _open(invitation_of(secret))
        person = User.objects.select_for_update(no_key=True).filter(email__iexact=row.email).first()
        if person and person.role in STAFF_ROLES:
            raise NotInvited
        person = person or User(email=row.email)
        with recorded(person, by=None):
            person.name, person.role, person.is_active = name.strip(), row.role, True
            person.language, person.time_zone = language, time_zone
            person.set_password(password)
            person.full_clean(exclude={"password"})
            person.save()
            TeamMembership.objects.bulk_create(TeamMembership(user=person, team=team) for team in row.teams.all())
        row.ended_at, row.accepted_by = timezone.now(), person
        row.save(update_fields=["ended_at", "accepted_by"])
        record(ACCEPTED, by=person, thing=row)
    return person


def _open(invitation: StaffInvitation) -> StaffInvitation:
    row = StaffInvitation.objects.select_for_update(no_key=True).filter(pk=invitation.pk, ended_at=None).first()
    if row is None:
        raise NotInvited
    return row


def _send(invitation: StaffInvitation, secret: str) -> None:
    for letter in _letters:
        letter(invitation, secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
