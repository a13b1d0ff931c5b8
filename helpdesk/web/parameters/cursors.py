"""Reads and writes the mark of a row in a list, where the next page begins. From outside it may be anything."""

import base64
import datetime as dt
import json
from dataclasses import dataclass

from helpdesk.web.parameters.days import moment
from helpdesk.web.parameters.values import LARGEST

_LONGEST = 200


@dataclass(frozen=True)
class Cursor:
    """The last row of the page before: its sort value (None: it has none) and id."""

    at: dt.datetime | None
    pk: int

    def text(self) -> str:
        value = json.dumps([self.at and self.at.isoformat(), self.pk]).encode()
        return base64.urlsafe_b64encode(value).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """The cursor in a text; None for words that are no cursor of ours, so that the list starts at its beginning."""
        if len(text) > _LONGEST:
            return None
        try:
            held = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        except ValueError:
            return None
        return cls._of(*held) if isinstance(held, list) and len(held) == 2 else None

    @classmethod
    def _of(cls, at: object, pk: object) -> "Cursor | None":
        if type(pk) is not int or not 0 <= pk <= LARGEST:
            return None
        if at is None:
            return cls(None, pk)
        read = moment(at) if isinstance(at, str) else None
        return cls(read, pk) if read else None
