"""What every staff page of the area needs: its views with their counts, and who this is."""

from typing import Any

from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import access
from knowledgebase.queries import desk


def frame(request: StaffRequest, view: str = "") -> dict[str, Any]:
    """Context of a staff page; `view` is the current entry of the area's navigation."""
    user = request.user
    return {
        "view": view,
        f"nav_{view}": True,
        "counts": desk.counts(access.visible_to(user)),
        "may_publish": access.may_publish(user),
    }
