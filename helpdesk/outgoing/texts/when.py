"""Writes instants as a customer reads them: in their language, in their time zone."""

import datetime as dt
import zoneinfo

from django.utils import translation
from django.utils.formats import date_format

from helpdesk.web.zones import zone_of


def instant_words(at: dt.datetime, *, time_zone: str, language: str) -> str:
    """An instant in words, `Friday 20 November 2026, 17:00 (New York)`, in `language`.

    The shop's zone is taken when `time_zone` is unknown.
    """
    zone = zone_of(time_zone)
    local = at.astimezone(zone)
    with translation.override(language):
        # Django's English form puts the month before the day, which readers outside of America take for a slip.
        is_english = language.partition("-")[0] == "en"
        day = date_format(local, "j F Y" if is_english else "DATE_FORMAT")
        weekday = date_format(local, "l")
    return f"{weekday}{' ' if is_english else ', '}{day}, {local:%H:%M} ({_place(zone)})"


def _place(zone: zoneinfo.ZoneInfo) -> str:
    return zone.key.rpartition("/")[2].replace("_", " ")
