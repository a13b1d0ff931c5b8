"""Finds a time zone by its name, as people, the shop and the environment give it."""

import zoneinfo

from django.conf import settings

from helpdesk.web import shop


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone called `name`; the shop's where there is none of that name."""
    return _named(name) or _named(shop.facts().time_zone) or zoneinfo.ZoneInfo(settings.TIME_ZONE)


def _named(name: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(name) if name else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
