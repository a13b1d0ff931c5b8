"""Decides who may see which colleagues and teams."""

from django.db.models import Q, QuerySet

from helpdesk.people.absences import away
from helpdesk.people.models import HandOver, Role, StaffInvitation, Team, User
from helpdesk.people.models.users import STAFF_ROLES, WORKER_ROLES
from helpdesk.web.requests.permissions import TABLE, Permission


def colleagues() -> QuerySet[User]:
    """Everybody who works here, by name."""
    return User.objects.filter(is_active=True, role__in=STAFF_ROLES).order_by("name", "pk")


def assignees() -> QuerySet[User]:
    """Everybody who can be given tickets, by name: who works here and may answer customers."""
    return User.objects.filter(is_active=True, role__in=WORKER_ROLES).order_by("name", "pk")


def teams_of(user: User) -> QuerySet[Team]:
    """The teams whose work a person sees: all of them for managers and admins."""
    if user.sees_all:
        return Team.objects.filter(is_active=True)
    return Team.objects.filter(is_active=True, memberships__user=user)


def members_of(team: Team) -> QuerySet[User]:
    """Everybody of the team who can be given its tickets, in a fixed order."""
    return User.objects.filter(is_active=True, role__in=WORKER_ROLES, memberships__team=team).order_by("pk")


def here_of(team: Team) -> list[User]:
    """The members of the team who are not away today, in a fixed order: whom new work is given to."""
    gone = away()
    return [person for person in members_of(team) if person.pk not in gone]


def left() -> QuerySet[User]:
    """Everybody who left, or can be given no tickets any more."""
    return User.objects.filter(role__in=STAFF_ROLES).exclude(is_active=True, role__in=WORKER_ROLES)


def handing_over() -> QuerySet[HandOver, int | None]:
    """Keys of those whose work a worker is giving to others now."""
    rows = HandOver.objects.filter(state=HandOver.State.AT_WORK, person__isnull=False)
    return rows.order_by().values_list("person_id", flat=True)


def leads_of(team: Team) -> QuerySet[User]:
    """Who leads a team: its members of whom the team or their role says so."""
    # One filter for both: being lead somewhere and member here is not leading this team.
    leads = User.objects.filter(memberships__team=team, memberships__is_lead=True)
    leads |= User.objects.filter(memberships__team=team, role=Role.LEAD)
    return leads.filter(is_active=True, role__in=WORKER_ROLES).distinct().order_by("pk")


def leads() -> QuerySet[User]:
    """Everybody who leads a team that is at work, as `leads_of` says of one."""
    own = Q(memberships__is_lead=True) | Q(memberships__isnull=False, role=Role.LEAD)
    found = User.objects.filter(own, memberships__team__is_active=True, is_active=True, role__in=WORKER_ROLES)
    return found.distinct().order_by("pk")


def who_may(permission: Permission) -> QuerySet[User]:
    """The colleagues who may do this, as `User.may` says of each."""
    rights = TABLE[permission]
    able = Q(role__in=rights.roles)
    if rights.is_delicate:
        taken, given = ({permission.value: own} for own in (False, True))
        able = (able & ~Q(permissions__contains=taken)) | Q(permissions__contains=given)
    return colleagues().filter(able)


def managers() -> QuerySet[User]:
    """Everybody who sees all teams' work: the managers, or the admins where there is none."""
    found = User.objects.filter(is_active=True, role=Role.MANAGER).order_by("pk")
    return found if found.exists() else admins()


def admins() -> QuerySet[User]:
    """Everybody who runs the installation."""
    return User.objects.filter(is_active=True, role=Role.ADMIN).order_by("pk")


def who_runs_it(*, beside: User) -> User | None:
    """The first manager, or else admin, besides somebody: takes what cannot wait for a person to be chosen."""
    return next((one for group in (managers(), admins()) for one in group.exclude(pk=beside.pk)), None)


def is_shared() -> bool:
    """Whether more than one person works here, or somebody was invited."""
    return colleagues().count() > 1 or StaffInvitation.objects.exists()


def nobody_runs_it() -> bool:
    """Whether there is no admin, at work or gone: nobody made the first account yet."""
    return not User.objects.filter(role=Role.ADMIN).exists()
