"""Takes in a colleague whom an identity provider vouches for."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from helpdesk.audit.services import record, recorded
from helpdesk.people.models import StaffInvitation, Team, TeamMembership, User
from helpdesk.people.verbs import ACCEPTED


def take_in(*, email: str, name: str, role: str, teams: Iterable[Team]) -> User:
    """Make the account of somebody who proved that this address is theirs; nobody has it yet. They have no password.

    Who is invited gets the role, teams, time zone and language of the invitation, which is taken up by that.
    """
    with transaction.atomic():
        waiting = StaffInvitation.objects.select_for_update(no_key=True).filter(email__iexact=email, ended_at=None)
        invitation = waiting.filter(expires_at__gt=timezone.now()).first()
        person = User(email=email, name=name, role=invitation.role if invitation else role)
        if invitation:
            person.time_zone, person.language = invitation.time_zone, invitation.language
        person.set_unusable_password()
        with recorded(person, by=None):
            person.full_clean(exclude={"password"})
            person.save()
            given = invitation.teams.all() if invitation else teams
            TeamMembership.objects.bulk_create(TeamMembership(user=person, team=team) for team in given)
        if invitation:
            invitation.ended_at, invitation.accepted_by = timezone.now(), person
            invitation.save(update_fields=["ended_at", "accepted_by"])
            record(ACCEPTED, by=person, thing=invitation)
    return person
