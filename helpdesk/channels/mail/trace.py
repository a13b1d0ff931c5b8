"""What the servers on the way wrote above a message: how far it went, whose hands it passed, who they say sent it."""

import re
from dataclasses import dataclass

from helpdesk.channels.mail.headers import Headers

_DMARC = re.compile(r"\bdmarc\s*=\s*([a-z]{1,20})", re.IGNORECASE)
_MAX_LOOPS = 50


@dataclass(frozen=True, slots=True)
class Trace:
    """`hops` counts servers, `loops` are the values of X-Loop, by which a desk knows its own mail again.

    `dmarc` is the lower-case result in the topmost Authentication-Results, the one that our own mail server wrote;
    empty when there is none. Lower ones may come from anybody and are not read.
    """

    hops: int = 0
    loops: tuple[str, ...] = ()
    dmarc: str = ""


def read_trace(headers: Headers) -> Trace:
    """The trace of one message from its outermost header."""
    found = _DMARC.search(headers.text("authentication-results")[:2_000])
    return Trace(
        hops=sum(1 for _ in headers.every("received")),
        loops=tuple(value.decode("utf-8", "replace").strip().lower()[:320] for value in headers.every("x-loop"))[
            :_MAX_LOOPS
        ],
        dmarc=found[1].lower() if found else "",
    )
