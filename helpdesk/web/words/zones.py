"""Time zones as people choose one: those of the shop's country first, then all by their part of the world."""

import zoneinfo
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from helpdesk.web import shop

Zones = list[tuple[str, str]]

PARTS = {
    "Africa": gettext_noop("Africa"),
    "America": gettext_noop("America"),
    "Antarctica": gettext_noop("Antarctica"),
    "Arctic": gettext_noop("Arctic"),
    "Asia": gettext_noop("Asia"),
    "Atlantic": gettext_noop("Atlantic Ocean"),
    "Australia": gettext_noop("Australia"),
    "Europe": gettext_noop("Europe"),
    "Indian": gettext_noop("Indian Ocean"),
    "Pacific": gettext_noop("Pacific Ocean"),
}


def zones(keep: str = "") -> list[tuple[str, Any]]:
    """Choices of a time zone in groups, for a field of choices; `keep` is one too, if it is of another kind (`CET`).

    A zone of the first group stands in that of its part of the world too, where people look for it as well.
    """
    parts = [(gettext(words), _in(part)) for part, words in PARTS.items()]
    older = [one for part in sorted(_named().keys() - PARTS.keys()) for one in _in(part)]
    groups = [(gettext("Likely"), _likely(keep)), *parts, (gettext("Older names"), older)]
    return [(words, rows) for words, rows in groups if rows]


def _likely(keep: str) -> Zones:
    """The zone that is chosen now, those of the shop's country with its own first, and UTC."""
    here = shop.facts().time_zone or settings.TIME_ZONE
    return [(name, _words(name)) for name in dict.fromkeys([*filter(None, [keep, here]), *_beside(here), "UTC"])]


def _in(part: str) -> Zones:
    """The zones of a part of the world, each by its place, so that typing its first letters finds it."""
    return [(name, _words(name.removeprefix(f"{part}/") if part in PARTS else name)) for name in _named().get(part, [])]


def _words(name: str) -> str:
    return name.replace("_", " ")


@cache
def _named() -> dict[str, list[str]]:
    """The names of all zones by their first part."""
    found = defaultdict(list)
    for name in sorted(zoneinfo.available_timezones()):
        if "/" in name and not name.startswith("Etc/"):
            found[name.partition("/")[0]].append(name)
    return dict(found)


@cache
def _beside(name: str) -> list[str]:
    """The zones of the country that this zone is in; none where it is of no country."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    country = next((code for code, _, zone, *_ in rows if zone == name), "")
    return [zone for code, _, zone, *_ in rows if code == country]
