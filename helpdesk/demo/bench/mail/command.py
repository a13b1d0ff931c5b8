"""Runs both measurements and prints them. The servers are this process's own."""

import itertools
import sys
from collections.abc import Iterator, Sequence

from helpdesk.demo.bench.mail.letters import letter, letters, message_id
from helpdesk.demo.bench.mail.rates import DoorFailed, one_process_each, resident
from helpdesk.demo.bench.measure import Cost, measure
from helpdesk.demo.bench.multiply import multiply
from helpdesk.demo.bench.prepare import prepare
from helpdesk.demo.bench.table import table
from helpdesk.intake.models import IntakeOutcome
from helpdesk.intake.taking.take_in import receive
from helpdesk.outgoing.models import Mailbox
from helpdesk.tickets.models import Ticket

SMALL, TIMES = 1_000, 100
PROCESSES = 12
LEAST_GAIN = 10.0
FLAT = 1.5
"""How much more CPU time a message may cost at the larger size; less than a tenth of what any scan would."""


def run() -> int:
    """Returns 1 when the gain is too small or a message costs more the more there are."""
    prepare()
    Mailbox.objects.get_or_create(address="help@harborpine.example", defaults={"is_default": True})
    _say(f"{SMALL:,} messages through the listener, then {PROCESSES} through a process each …")
    kept = resident(letters("resident", SMALL))
    each = one_process_each(letters("process", PROCESSES))
    gain = kept / each
    _print(f"messages a second: {kept:.1f} resident, {each:.1f} with a process each; {gain:.1f} times as many")
    grown = _growth()
    return int(gain < LEAST_GAIN or grown)


def _growth() -> bool:
    numbers = itertools.count()
    sizes, costs = [], dict[str, list[Cost]](request=[], answer=[], again=[])
    for times in (1, TIMES):
        if times > 1:
            _say(f"Growing to {SMALL * times:,} tickets …")
            multiply(times)
        sizes.append(Ticket.objects.count())
        for name, arrivals in _arrivals(numbers).items():
            costs[name].append(measure(lambda arrivals=arrivals: _take(*next(arrivals))))  # type: ignore[misc]
    _print(table(sizes, costs))
    dearer = [name for name, row in costs.items() if is_dearer(row)]
    _print(f"dearer the more there is: {', '.join(dearer) or 'nothing'}")
    return bool(dearer)


def is_dearer(row: Sequence[Cost]) -> bool:
    """Whether a message costs more statements, or clearly more CPU time, at the largest size than at the smallest."""
    return row[-1].statements > row[0].statements or row[-1].cpu > FLAT * row[0].cpu


def _arrivals(numbers: "itertools.count[int]") -> dict[str, Iterator[tuple[bytes, IntakeOutcome]]]:
    """Endless messages of each kind with what has to become of them."""
    known = message_id("resident0")
    return {
        "request": ((letter(f"new{n}", SMALL + n), IntakeOutcome.CREATED) for n in numbers),
        "answer": ((letter(f"answer{n}", 0, answers=known), IntakeOutcome.APPENDED) for n in numbers),
        "again": ((letter("resident1", 1), IntakeOutcome.IGNORED) for _ in numbers),
    }


def _take(raw: bytes, expected: IntakeOutcome) -> None:
    row = receive(raw, source="bench")
    if row.outcome != expected:
        raise DoorFailed(f"{row.outcome} instead of {expected}: {row.reason}")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def _print(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
