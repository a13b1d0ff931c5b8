"""What other rooms decide about how people come in."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

PasswordBar = Callable[[AbstractBaseUser], str]
Way = Callable[[Mapping[str, Any]], models.Model | None]
_bars: list[PasswordBar] = []
_ways: dict[str, Way] = {}


def register_password_bar(bar: PasswordBar) -> None:
    """Register who may not come in by a password: `bar` says why in words, or is empty where they may."""
    _bars.append(bar)


def password_bar(person: AbstractBaseUser) -> str:
    """Why somebody may not come in by a password; empty where they may."""
    return next((words for bar in _bars if (words := bar(person))), "")


def register_way(method: str, way: Way) -> None:
    """Register a method of signing in, as allauth names it: `way` finds the thing by which somebody came so."""
    _ways[method] = way


def way_of(signed_in: Mapping[str, Any]) -> models.Model | None:
    """The thing by which somebody came, by allauth's record of it; None for a password."""
    way = _ways.get(str(signed_in.get("method")))
    return way(signed_in) if way else None
