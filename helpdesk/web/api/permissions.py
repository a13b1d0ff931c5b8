from typing import Any

from rest_framework.exceptions import PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from helpdesk.web.api.scopes import refusal


class IsStaffMember(BasePermission):
    """Agents, leads, managers and admins. What each may see is decided by the rooms' `visible_to`; a token may be
    for less.
    """

    def has_permission(self, request: Request, view: Any) -> bool:
        if not (request.user.is_authenticated and getattr(request.user, "is_agent", False)):
            return False
        grant = getattr(request.auth, "grant", None)
        if grant and (words := refusal(grant, request)):
            raise PermissionDenied(words)
        return True
