"""What every staff page of the area needs: its views with their counts, and who this is."""

from typing import Any, cast

from django.http import HttpRequest

from helpdesk.people.models import User
from knowledgebase import access
from knowledgebase.queries import desk


def user_of(request: HttpRequest) -> User:
    """The signed-in member of staff; the guard before the view has seen to it."""
    return cast(User, request.user)


def frame(request: HttpRequest, view: str = "") -> dict[str, Any]:
    """Context of a staff page; `view` is the current entry of the area's navigation."""
    user = user_of(request)
    return {
        "view": view,
        f"nav_{view}": True,
        "counts": desk.counts(access.visible_to(user)),
        "may_publish": access.may_publish(user),
    }
