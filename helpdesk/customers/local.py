"""Says what time it is where a customer lives, and what they speak, in words for a page."""

import zoneinfo
from dataclasses import dataclass

from django.utils import timezone

from helpdesk.customers.models import Customer
from helpdesk.web.words.formats import clock
from helpdesk.web.words.languages import name_of


@dataclass(frozen=True)
class LocalFacts:
    """A customer's time and language in words; empty for what is not known."""

    clock: str = ""
    place: str = ""
    language: str = ""


def local_facts(customer: Customer) -> LocalFacts:
    now, place = _time(customer.time_zone)
    return LocalFacts(now, place, name_of(customer.language))


def _time(name: str) -> tuple[str, str]:
    try:
        zone = zoneinfo.ZoneInfo(name) if name else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = None
    if zone is None:
        return "", ""
    return clock(timezone.localtime(timezone=zone)), name.rsplit("/", 1)[-1].replace("_", " ")
