"""Times for "later": what the Send later menu offers, and a wall time of some place as an instant. Plain Python."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MORNING = time(9)
SOON = timedelta(hours=2)
MONDAY = 0


class NoSuchTime(ValueError):
    """A wall time that the clocks skip; `instead` is what they show in its place."""

    def __init__(self, wall: datetime, zone: ZoneInfo, instead: datetime) -> None:
        super().__init__(
            f"{wall:%H:%M} does not exist on {wall.day} {wall:%B} in {place(zone.key)}: "
            f"the clocks go forward that night. Choose {instead:%H:%M}, for example."
        )
        self.instead = instead


@dataclass(frozen=True)
class Instant:
    """A moment in UTC (`at`). `twice`: the clocks show its wall time twice that night, and `at` is the first."""

    at: datetime
    twice: bool = False


@dataclass(frozen=True)
class Offer:
    """A moment that the menu offers: `key` names it, such as "tomorrow"; `at` is in UTC."""

    key: str
    at: datetime


def instant(wall: datetime, zone: ZoneInfo) -> Instant:
    """The instant of a naive wall time in a zone.

    Raises:
        NoSuchTime: the clocks skip it.
    """
    first = wall.replace(tzinfo=zone, fold=0)
    shown = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if shown != wall:
        raise NoSuchTime(wall, zone, shown)
    return Instant(first.astimezone(UTC), first.utcoffset() != first.replace(fold=1).utcoffset())


def offers(now: datetime, zone: ZoneInfo) -> list[Offer]:
    """Good moments in that place after `now`: in two hours, and the next mornings at nine; the earliest first.

    A Monday that is tomorrow is offered once. In the small hours, the coming morning is "today".
    """
    local = now.astimezone(zone)
    days = {"today": 0, "tomorrow": 1, "monday": (MONDAY - local.weekday()) % 7 or 7}
    if days["monday"] == days["tomorrow"]:
        del days["monday"]
    found = [Offer("soon", (now + SOON).astimezone(UTC).replace(second=0, microsecond=0))]
    for key, ahead in days.items():
        at = datetime.combine(local.date() + timedelta(days=ahead), MORNING, tzinfo=zone).astimezone(UTC)
        if at > now + SOON / 2:
            found.append(Offer(key, at))
    return sorted(found, key=lambda offer: offer.at)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None for an empty or unknown one."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def place(name: str) -> str:
    """The city in a zone's IANA name.

    >>> place("America/New_York")
    'New York'
    """
    return name.rsplit("/", 1)[-1].replace("_", " ")
