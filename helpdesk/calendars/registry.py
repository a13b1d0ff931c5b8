"""Who counts by a calendar, in whatever room that lies. A room registers its own from its `apps.py`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple


class CalendarUser(NamedTuple):
    """Something that counts by a calendar: its name, and the page where another is chosen."""

    name: str
    url: str


Read = Callable[[], Iterable[tuple[int, CalendarUser]]]
_rooms: dict[str, Read] = {}


def register_users(room: str, read: Read) -> None:
    """Register how to find all in a room that count by a calendar, each with the calendar's key, in one statement."""
    _rooms[room] = read


def users() -> Mapping[int, Sequence[CalendarUser]]:
    """All that count by a calendar, by its key."""
    found: defaultdict[int, list[CalendarUser]] = defaultdict(list)
    for read in _rooms.values():
        for key, user in read():
            found[key].append(user)
    return dict(found)
