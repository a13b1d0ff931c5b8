"""Registers the pages of an area that several rooms share: Reports and Settings. Rooms add theirs from `apps.py`."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop

from helpdesk.web.frame.navigation import Count, NavEntry, resolve
from helpdesk.web.requests.permissions import Permission


@dataclass(frozen=True)
class Section:
    label: str
    icon: str
    url_name: str
    order: int
    permission: Permission | None = None
    count: Count | None = None


_sections: dict[str, dict[str, Section]] = {}
_GROUPS: dict[str, tuple[tuple[int, str], ...]] = {
    "settings": (
        (0, gettext_noop("You")),
        (15, gettext_noop("The shop")),
        (20, gettext_noop("Colleagues")),
        (27, gettext_noop("Tickets")),
        (50, gettext_noop("Customers")),
        (60, gettext_noop("Mail and forms")),
        (90, gettext_noop("Data and records")),
    )
}
"""The headings of an area that is too long to be read as one list, each with the order at which it begins."""


def register(
    area: str,
    label: str,
    icon: str,
    url_name: str,
    order: int,
    *,
    permission: Permission | None = None,
    count: Count | None = None,
) -> None:
    """Add a page to an area ("reports" or "settings"). `label` is marked for translation, `count` what waits, `order`
    says its place and so its group; with a `permission` it is there for those who have it."""
    _sections.setdefault(area, {})[url_name] = Section(label, icon, url_name, order, permission, count)


def sections(area: str, request: HttpRequest) -> list[NavEntry]:
    """The pages that this person may open, in order, with the current one marked."""
    known = sorted(_sections.get(area, {}).values(), key=lambda section: (section.order, gettext(section.label)))
    entries = [
        NavEntry(
            gettext(section.label),
            resolve(section.url_name),
            section.icon,
            section.url_name,
            count=section.count(request.user) if section.count else None,
            group=_group(area, section.order),
        )
        for section in known
        if section.permission is None or _may(request.user, section.permission)
    ]
    here = [entry for entry in entries if entry.url and request.path.startswith(entry.url)]
    if here:
        # The list of an area lies above its other pages: the longest address that fits is the current one.
        max(here, key=lambda entry: len(entry.url)).current = True
    return [entry for entry in entries if entry.url]


def _group(area: str, order: int) -> str:
    """The heading under which a page of this order stands; empty in an area without groups."""
    begun = [label for begins, label in _GROUPS.get(area, ()) if begins <= order]
    return gettext(begun[-1]) if begun else ""


def _may(user: Any, permission: Permission) -> bool:
    return bool(user.is_authenticated and user.may(permission))
