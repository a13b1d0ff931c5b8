from typing import Any

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from helpdesk.web.api.scopes import refusal
from helpdesk.web.requests.permissions import TABLE, Permission


class IsStaffMember(BasePermission):
    """Everybody who works here. What each may see is decided by the rooms' `visible_to`; a token may be for less.

    A view that not everybody may read, or change things by, names the permission as `to_read` or `to_change`.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not (request.user.is_authenticated and getattr(request.user, "is_agent", False)):
            return False
        grant = getattr(request.auth, "grant", None)
        if grant and (words := refusal(grant, request)):
            raise PermissionDenied(words)
        needed = getattr(view, "to_read" if request.method in SAFE_METHODS else "to_change", None)
        if needed is not None:
            check(request, needed)
        return True


def check(request: Any, permission: Permission) -> None:
    """Refuse whoever may not do this.

    Raises:
        PermissionDenied: they may not.
    """
    if not request.user.may(permission):
        raise PermissionDenied(f"You may not {TABLE[permission].does}.")
