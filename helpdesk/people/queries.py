"""Colleagues as lists show them."""

from django.db.models import Prefetch, Q, QuerySet

from helpdesk.people.models import StaffInvitation, TeamMembership, User
from helpdesk.people.models.users import STAFF_ROLES

HERE, GONE = "", "gone"


def staff(words: str = "", state: str = HERE) -> QuerySet[User]:
    """Those who work here, or who left, by name; `words` stand in name, preferred name or address."""
    found = User.objects.filter(role__in=STAFF_ROLES, is_active=state != GONE)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(preferred_name__icontains=words) | Q(email__icontains=words))
    memberships = TeamMembership.objects.select_related("team").order_by("team__name")
    return found.order_by("name", "pk").prefetch_related(Prefetch("memberships", memberships))


def open_invitations() -> QuerySet[StaffInvitation]:
    """Who is invited and has not come yet, the newest first."""
    return StaffInvitation.objects.filter(ended_at=None).select_related("invited_by").prefetch_related("teams")
