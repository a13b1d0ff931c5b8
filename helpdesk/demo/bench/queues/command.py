"""Stores the work, lets the workers at it, and prints how late each mail left."""

import argparse
import logging
import sys
import time
from statistics import quantiles

from helpdesk.demo.bench.prepare import grow, prepare
from helpdesk.demo.bench.queues.load import awake, due_mails, lateness, soon, waiting_events
from helpdesk.demo.bench.queues.workers import at_work, mail_server
from helpdesk.events.models import Delivery

TICKETS = 200
LATEST = 5.0
"""Seconds after its time when the last mail must have left."""
PATIENCE = 120
"""Seconds after the last mail fell due."""


def run(arguments: list[str]) -> int:
    """Returns 1 when a mail left too late or not at all."""
    parser = argparse.ArgumentParser(prog="script/bench queues", description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--per-second", type=float, default=20.0, help="how many mails fall due")
    asked = parser.parse_args(arguments)
    prepare()
    grow(TICKETS)
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the server's own, of every command that it hears
    with mail_server() as url, at_work(url):
        _say("Waiting for both workers …")
        awake()
        _say(f"{asked.events:,} events wait; {asked.mails:,} mails fall due, {asked.per_second:g} a second …")
        waiting_events(asked.events)
        due_mails(asked.mails, per_second=asked.per_second, first=soon(asked.mails))
        late = _wait(asked.mails, asked.mails / asked.per_second + PATIENCE)
    left = Delivery.objects.filter(state=Delivery.State.PENDING).count()
    return _tell(late, asked.mails, left)


def _wait(count: int, seconds: float) -> list[float]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        late = lateness()
        if len(late) >= count:
            return late
        time.sleep(1)
    return lateness()


def _tell(late: list[float], count: int, events_left: int) -> int:
    sys.stdout.write(
        f"mails that left: {len(late):,} of {count:,}; deliveries of events that still wait: {events_left:,}\n"
    )
    if len(late) < 2:
        return 1
    hundredths = quantiles(late, n=100)
    words = (
        f"late by {hundredths[49]:.1f} s (median), {hundredths[98]:.1f} s (99 of 100), {late[-1]:.1f} s (the latest)"
    )
    sys.stdout.write(f"{words}; at most {LATEST:.0f} s is right\n")
    return int(len(late) < count or late[-1] > LATEST)


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
