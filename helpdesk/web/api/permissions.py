from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class IsStaffMember(BasePermission):
    """Agents, leads, managers and admins. What each may see is decided by the rooms' `visible_to`."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return request.user.is_authenticated and bool(getattr(request.user, "is_agent", False))
