"""Which part of the API an address belongs to, and what a token was given of it."""

from collections.abc import Sequence
from typing import Protocol

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from rest_framework.permissions import SAFE_METHODS

from helpdesk.web.requests.permissions import Permission

AREAS = {
    "tickets": gettext_noop("Tickets, messages and tasks"),
    "customers": gettext_noop("Customers"),
    "macros": gettext_noop("Macros"),
    "notices": gettext_noop("Notices to oneself"),
    "articles": gettext_noop("Articles"),
    "survey-answers": gettext_noop("Survey answers"),
    "complaints": gettext_noop("Complaints"),
}
"""Parts of the API by key, with their names for people."""
NEEDS = {
    "customers": Permission.SEE_CUSTOMERS,
    "articles": Permission.WRITE_ARTICLES,
    "survey-answers": Permission.SEE_REPORTS,
    "complaints": Permission.SEE_REPORTS,
    "macros": Permission.CHANGE_TICKETS,
}
"""What opens an area, where that is not everybody's."""
_OF = {"tasks": "tickets", "attachments": "tickets"}
_OPEN = {"schema", "docs"}


class Grant(Protocol):
    """What a token may: change anything, and in which areas; none named is all."""

    may_write: bool
    areas: Sequence[str]


def area_of(path: str) -> str:
    """The area of an address such as `/api/v1/tasks/7/`."""
    segment = path.removeprefix("/api/v1/").partition("/")[0]
    return _OF.get(segment, segment)


def refusal(grant: Grant, request: HttpRequest) -> str:
    """Why a token does not open this; empty where it does."""
    if request.method not in SAFE_METHODS and not grant.may_write:
        return "This token may read only."
    area = area_of(request.path)
    if grant.areas and area not in (*grant.areas, *_OPEN):
        return f"This token is not for {area}."
    return ""
