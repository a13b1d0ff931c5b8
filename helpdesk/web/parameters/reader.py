"""Reads all parameters of one request, by name and kind."""

import datetime as dt
from collections.abc import Container, Iterable

from django.http import HttpRequest, QueryDict

from helpdesk.web.parameters import values
from helpdesk.web.parameters.cursors import Cursor
from helpdesk.web.parameters.days import day, moment

WORDS, BODY = 200, 1_000_000


class Parameters:
    """Parameters of an address or a form. One that is not there, or is not of the kind, is the default."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data

    def __contains__(self, name: str) -> bool:
        return name in self.data

    def words(self, name: str, default: str = "", longest: int = WORDS) -> str:
        """A line of text: no blanks around it, no NUL, cut at `longest`."""
        return values.words(self.data.get(name, default), longest)

    def body(self, name: str, default: str = "") -> str:
        """A text as it was written, blanks and all."""
        return str(self.data.get(name, default)).replace("\x00", "")[:BODY]

    def choice(self, name: str, allowed: Container[str], default: str = "") -> str:
        return values.choice(self.data.get(name, ""), allowed, default)

    def choices(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """The allowed values that are named, in their own order."""
        wanted = set(self.data.getlist(name))
        return tuple(value for value in allowed if value in wanted)

    def every(self, name: str, at_most: int = 200) -> list[str]:
        """All lines of one name."""
        return [values.words(text, WORDS) for text in self.data.getlist(name)[:at_most]]

    def bodies(self, name: str, at_most: int = 200) -> list[str]:
        """All texts of one name, each as it was written."""
        return [str(text).replace("\x00", "")[:BODY] for text in self.data.getlist(name)[:at_most]]

    def whole(self, name: str, low: int = 0, high: int = values.LARGEST) -> int | None:
        return values.whole(self.data.get(name, ""), low, high)

    def wholes(self, name: str, at_most: int = 200) -> list[int]:
        """All numbers of one name, such as the ids of ticked rows; what is none is left out."""
        read = [values.whole(text) for text in self.data.getlist(name)[:at_most]]
        return [number for number in read if number is not None]

    def page(self, name: str = "page", last: int = 100_000) -> int:
        return self.whole(name, 1, last) or 1

    def day(self, name: str) -> dt.date | None:
        return day(self.data.get(name, ""))

    def moment(self, name: str) -> dt.datetime | None:
        return moment(self.data.get(name, ""))

    def cursor(self, name: str = "after") -> Cursor | None:
        return Cursor.parse(self.data.get(name, ""))

    def path(self, name: str = "next", default: str = "/") -> str:
        return values.own_path(self.data.get(name, ""), default)


def query_params(request: HttpRequest) -> Parameters:
    """The parameters in the request's address."""
    return Parameters(request.GET)


def form_data(request: HttpRequest) -> Parameters:
    """The parameters in the posted form."""
    return Parameters(request.POST)
