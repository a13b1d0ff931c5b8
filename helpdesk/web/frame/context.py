"""Gives templates what the frames of all pages need: site name, theme, rail, public links. Computed only when read."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from helpdesk.web import shop
from helpdesk.web.frame import navigation as nav
from helpdesk.web.frame.notices import Notice, notices
from helpdesk.web.frame.sections import sections
from helpdesk.web.requests.language import with_language

THEMES = ("light", "dark")
USUAL_COLOUR = "#0e6b56"
"""The colour that the pages are drawn in."""


PUBLIC = ("help_home", "contact", "sign_in")


class Places:
    """`places.help_search` in a template: the address registered under that name, or an empty string.

    Those of customers' pages carry the language of a page on.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        self._request = request

    def __getitem__(self, key: str) -> str:
        address = nav.place(key)
        return with_language(self._request, address) if self._request and key in PUBLIC else address


class Look:
    """How the shop's public pages look: addresses of its pictures and of the style sheet with its colour; each empty
    where it has none.
    """

    def __init__(self, said: shop.ShopFacts) -> None:
        self._said = said

    @property
    def logo(self) -> str:
        return self._picture(self._said.logo)

    @property
    def logo_dark(self) -> str:
        return self._picture(self._said.logo_dark) if self._said.logo else ""

    @property
    def favicon(self) -> str:
        return self._picture(self._said.favicon)

    @property
    def sheet(self) -> str:
        colour = self._said.colour.lower()
        return nav.place("brand_sheet", colour[1:]) if colour != USUAL_COLOUR else ""

    def _picture(self, digest: str) -> str:
        return nav.place("picture", digest) if digest else ""


class Navigation:
    places = Places()

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.places = Places(request)

    @cached_property
    def areas(self) -> list[nav.NavEntry]:
        return nav.rail(self._request)

    @cached_property
    def foot(self) -> list[nav.NavEntry]:
        return nav.rail(self._request, foot=True)

    @cached_property
    def settings(self) -> list[nav.NavEntry]:
        """Pages of Settings that this person may open."""
        return sections("settings", self._request)

    @cached_property
    def reports(self) -> list[nav.NavEntry]:
        """Pages of Reports that this person may open."""
        return sections("reports", self._request)

    @cached_property
    def notices(self) -> list[Notice]:
        """What rooms have to say to this person above every page of the desk."""
        return notices(self._request)

    @cached_property
    def header_links(self) -> list[nav.NavEntry]:
        return nav.public_links(self._request, footer=False)

    @cached_property
    def footer_links(self) -> list[nav.NavEntry]:
        return nav.public_links(self._request, footer=True)

    @cached_property
    def theme(self) -> str:
        """The theme of the page: `light` or `dark` when chosen, else empty, for the device decides. The cookie serves
        guests.
        """
        chosen = getattr(self._request.user, "theme", "") if hasattr(self._request, "user") else ""
        chosen = chosen if chosen in THEMES else self._request.COOKIES.get("theme", "")
        return chosen if chosen in THEMES else ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    said = shop.facts()
    return {
        "nav": Navigation(request),
        "look": Look(said),
        "site_name": said.name,
        "support_address": said.address,
        "takes_mail": shop.takes_mail(),
        "support_phone": said.phone,
        "postal_address": said.postal_address,
        "handles": said.handles,
    }
