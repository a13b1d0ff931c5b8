"""Reads what the servers on the way wrote above a message: how far it went, whose hands it passed, who sent it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.fields.addresses import normalise_address
from helpdesk.mime.fields.dates import parse_date, without_comments
from helpdesk.mime.fields.headers import Headers

_DMARC = re.compile(r"\bdmarc\s*=\s*([a-z]{1,20})", re.IGNORECASE)
_FOR = re.compile(r"\sfor\s+<?([^\s<>;]{3,320})>?", re.IGNORECASE)
_MAX_LOOPS = 50
_MAX_HOPS = 50


@dataclass(frozen=True, slots=True)
class Trace:
    """What the servers on the way wrote above a message.

    `hops` counts servers, `loops` are the values of X-Loop, by which a desk knows its own mail again.

    `dmarc` is the lower-case result in the topmost Authentication-Results, the one that our own mail server wrote;
    empty when there is none. Lower ones may come from anybody and are not read.
    `taken_for` are the addresses for which a server says that it took the message, `first_taken_at` is when the first
    server did that tells the time, `last_taken_at` when the last one did.
    """

    hops: int = 0
    loops: tuple[str, ...] = ()
    dmarc: str = ""
    taken_for: tuple[str, ...] = ()
    first_taken_at: datetime | None = None
    last_taken_at: datetime | None = None


def read_trace(headers: Headers) -> Trace:
    """The trace of one message from its outermost header."""
    found = _DMARC.search(headers.text("authentication-results")[:2_000])
    received = [decode(value[:2_000]) for value in headers.every("received")]
    return Trace(
        hops=len(received),
        loops=tuple(value.decode("utf-8", "replace").strip().lower()[:320] for value in headers.every("x-loop"))[
            :_MAX_LOOPS
        ],
        dmarc=found[1].lower() if found else "",
        taken_for=_taken_for(received[:_MAX_HOPS]),
        first_taken_at=_taken_at(reversed(received[-_MAX_HOPS:])),
        last_taken_at=_taken_at(received[:_MAX_HOPS]),
    )


def _taken_for(received: list[str]) -> tuple[str, ...]:
    named = (found[1] for line in received for found in _FOR.finditer(line.rpartition(";")[0]))
    return tuple(dict.fromkeys(filter(None, map(normalise_address, named))))


def _taken_at(received: Iterable[str]) -> datetime | None:
    """The first time that one of these lines tells."""
    times = (parse_date(without_comments(line).rpartition(";")[2]) for line in received)
    return next(filter(None, times), None)
