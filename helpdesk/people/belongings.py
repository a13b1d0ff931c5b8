"""What is somebody's work, in whatever room it lies, and how it is given to others when they leave.

A room registers its own from its `apps.py`: people is below all rooms that have work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models import QuerySet

from helpdesk.people.models import Team, User

Owner = TypeVar("Owner", User, Team)


class Shown(NamedTuple):
    """A thing as a list names it, and where it is; no `url` where whoever reads the list cannot open it."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Belonging(Generic[Owner]):
    """One kind of work of a person or a team: its name for people ("Open tickets", marked for translation), which
    things are theirs, and how they are handed over.

    `hand_over` takes from whom, to whom (None: to nobody, where it waits for somebody), and who decided it. What
    `needs_owner` cannot wait for somebody: without an heir it goes to whoever decides, who is then the one that
    `hand_over` is told. `show` names one thing, `seen` narrows them to those that a reader may know of, and `list_url`
    is where all of an owner's stand together, in a list of their own room. What a delegate can be given, and what can
    be taken back from them, has `assign`: it takes some of the things, to whom, and who decided it. What there can be
    thousands of has `give`, which takes the same for its hand-over in portions; all else goes with one press.
    """

    key: str
    label: str
    things: Callable[[Owner], QuerySet[Any]]
    hand_over: Callable[[Owner, Owner | None, User | None], None]
    order: int
    needs_owner: bool = False
    show: Callable[[Any], Shown] = lambda thing: Shown(str(thing))
    seen: Callable[[QuerySet[Any], User], QuerySet[Any]] = lambda things, _reader: things
    list_url: Callable[[Owner], str] | None = None
    assign: Callable[[Sequence[Any], User, User | None], None] | None = None
    give: Callable[[Sequence[Any], Owner | None, User | None], None] | None = None

    def count(self, owner: Owner) -> int:
        """How much of it somebody has."""
        return self.things(owner).count()


_of_people: dict[str, Belonging[User]] = {}
_of_teams: dict[str, Belonging[Team]] = {}


def register(belonging: Belonging[User]) -> None:
    """Register a kind of people's work."""
    _of_people[belonging.key] = belonging


def register_of_team(belonging: Belonging[Team]) -> None:
    """Register what a team has, and what comes in for it."""
    _of_teams[belonging.key] = belonging


def belongings() -> Sequence[Belonging[User]]:
    """All kinds of people's work, in order."""
    return sorted(_of_people.values(), key=lambda one: one.order)


def belonging(key: str) -> Belonging[User] | None:
    """The kind of people's work of this key; None where there is no such kind."""
    return _of_people.get(key)


def handed_over(kind: str, count: int, to: User | Team | None) -> dict[str, Any]:
    """How much of a kind went to whom, None for nobody, as an entry of the audit log keeps it."""
    return {"what": kind, "count": count, "to": str(to) if to else ""}


def team_belonging(key: str) -> Belonging[Team] | None:
    """The kind of teams' work of this key; None where there is no such kind."""
    return _of_teams.get(key)


def team_belongings() -> Sequence[Belonging[Team]]:
    """All that a team has, in order."""
    return sorted(_of_teams.values(), key=lambda one: one.order)


def kinds_of(owner: User | Team) -> Sequence[Belonging[Any]]:
    """The kinds of work that a person, or a team, can have, in order."""
    return belongings() if isinstance(owner, User) else team_belongings()
