"""Messages made at random from a number, with what a reader must find in them.

`make(seed)` gives the same message on every machine. `damaged(seed)` breaks it in one way or several. Set
`AMENDS_FUZZ=N` to read N more of each kind, from seeds that nobody has tried.
"""

import os
import random
from dataclasses import dataclass, field

FUZZ = int(os.environ.get("AMENDS_FUZZ", "0"))
FIRST_UNTRIED = random.SystemRandom().randrange(1_000_000, 1_000_000_000) if FUZZ else 0


@dataclass(slots=True)
class Made:
    """One message. `words` are read by a person in the text or the HTML form, `files` are kept byte by byte in this
    order, `hidden` is never shown, `in_clear` are those words that damage elsewhere cannot make unreadable."""

    raw: bytes = b""
    subject: str = ""
    sender: str = ""
    words: list[str] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    wounds: int = 0
    in_clear: list[str] = field(default_factory=list)
