"""Registers areas, public links and named places. Rooms fill the registry from their `apps.py`; web knows no room.

An area is an entry of the desk's rail. A place is one well-known address that the frames link to, such as the
search of the help centre: `register_place("help_search", "knowledgebase:search")`. What does not resolve is
left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from helpdesk.web import shop
from helpdesk.web.requests.language import with_language
from helpdesk.web.requests.permissions import Permission

Allowed = Callable[[Any], bool]
Count = Callable[[Any], int]


def everyone(user: Any) -> bool:
    return True


def who_may(permission: Permission) -> Allowed:
    """Allows those who have the permission."""
    return lambda user: bool(user.is_authenticated and user.may(permission))


@dataclass(frozen=True)
class Area:
    key: str
    label: str
    icon: str
    url_name: str
    order: int
    allowed: Allowed = everyone
    namespaces: tuple[str, ...] = ()
    foot: bool = False


@dataclass(frozen=True)
class PublicLink:
    label: str
    url_name: str
    order: int
    footer: bool = True


@dataclass
class NavEntry:
    """One link ready for a template."""

    label: str
    url: str
    icon: str = ""
    key: str = ""
    current: bool = False
    count: int | None = None
    group: str = ""


@dataclass
class Registry:
    areas: dict[str, Area] = field(default_factory=dict)
    links: dict[str, PublicLink] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


registry = Registry()


def register_area(
    key: str,
    label: str,
    icon: str,
    url_name: str,
    order: int,
    *,
    allowed: Allowed = everyone,
    namespaces: Iterable[str] = (),
    foot: bool = False,
) -> None:
    """Add an entry to the rail. `namespaces` are the URL namespaces that light it up: by default its own."""
    names = tuple(namespaces) or tuple(url_name.split(":")[:-1])
    registry.areas[key] = Area(key, label, icon, url_name, order, allowed, names, foot)


def register_public_link(label: str, url_name: str, order: int, footer: bool = True) -> None:
    """Add a link to the footer (or the header) of the public pages."""
    registry.links[url_name] = PublicLink(label, url_name, order, footer)


def register_place(key: str, url_name: str) -> None:
    """Name an address that pages of other rooms lead to, such as `search` or `retry_reply`."""
    registry.places[key] = url_name


def place(key: str, *args: Any) -> str:
    """The address of a named place, for rooms that may not know its room; empty where nobody has named it."""
    return resolve(registry.places.get(key, ""), *args)


def resolve(url_name: str, *args: Any) -> str:
    """The address of a URL's name; empty where there is none."""
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def rail(request: HttpRequest, foot: bool = False) -> list[NavEntry]:
    """The areas this person may enter, in order, with the current one marked."""
    match = request.resolver_match
    namespace = match.namespace if match else ""
    areas = sorted(registry.areas.values(), key=lambda area: area.order)
    entries = [
        NavEntry(gettext(area.label), resolve(area.url_name), area.icon, area.key, namespace in area.namespaces)
        for area in areas
        if area.foot == foot and area.allowed(request.user)
    ]
    return [entry for entry in entries if entry.url]


def public_links(request: HttpRequest, footer: bool) -> list[NavEntry]:
    """The links of public pages, in the page's language; their labels are marked for translation where they are
    registered. The shop's own links come last in the footer.
    """
    links = sorted(registry.links.values(), key=lambda link: link.order)
    entries = [NavEntry(gettext(link.label), resolve(link.url_name)) for link in links if link.footer == footer]
    for entry in entries:
        entry.current = entry.url == request.path
        entry.url = with_language(request, entry.url)
    own = [NavEntry(link.label, link.url) for link in shop.facts().footer_links] if footer else []
    return [entry for entry in (*entries, *own) if entry.url]
