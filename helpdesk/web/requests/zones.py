"""Finds a time zone by its name, as people and settings give it."""

import zoneinfo

from django.conf import settings


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone called `name`; the installation's where there is none of that name."""
    try:
        return zoneinfo.ZoneInfo(name or settings.TIME_ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)
