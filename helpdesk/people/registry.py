"""What other rooms decide about how people come in, and what they have of a team."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

PasswordBar = Callable[[AbstractBaseUser], str]
Way = Callable[[Mapping[str, Any]], models.Model | None]
_bars: list[PasswordBar] = []
_ways: dict[str, Way] = {}


def register_password_bar(bar: PasswordBar) -> None:
    """Register who may not come in by a password: `bar` names the way to take instead, or nothing where they may."""
    _bars.append(bar)


def instead_of_password(person: AbstractBaseUser) -> str:
    """What the way is called by which somebody comes in who may not by a password; empty where they may."""
    return next((way for bar in _bars if (way := bar(person))), "")


def register_way(method: str, way: Way) -> None:
    """Register a method of signing in, as allauth names it: `way` finds the thing by which somebody came so."""
    _ways[method] = way


def way_of(signed_in: Mapping[str, Any]) -> models.Model | None:
    """The thing by which somebody came, by allauth's record of it; None for a password."""
    way = _ways.get(str(signed_in.get("method")))
    return way(signed_in) if way else None


class TeamPage(NamedTuple):
    """A page of a team in another room: its label, marked for translation, its icon, and the name of its address, which
    takes the team's key."""

    label: str
    icon: str
    url_name: str


_pages: list[TeamPage] = []


def register_team_page(page: TeamPage) -> None:
    """Have a page of each team linked to from the team's own."""
    _pages.append(page)


def team_pages() -> Sequence[TeamPage]:
    """All pages that other rooms have of a team."""
    return tuple(_pages)


class HearsOfHarm(NamedTuple):
    """Who hears at once when somebody was hurt: the key of the team that is for it, None where there is none, and who
    that is right now with the reason, in the reader's language."""

    team_id: int | None
    words: str


_hears_of_harm: list[Callable[[], HearsOfHarm]] = []


def register_hears_of_harm(who: Callable[[], HearsOfHarm]) -> None:
    """Register what says who hears of harm, for the pages of teams."""
    _hears_of_harm.append(who)


def hears_of_harm() -> HearsOfHarm:
    """Who hears right now when somebody was hurt; no words where no room alerts anybody."""
    return _hears_of_harm[-1]() if _hears_of_harm else HearsOfHarm(None, "")
