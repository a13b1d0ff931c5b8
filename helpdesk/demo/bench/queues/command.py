"""Stores the work, lets the workers at it, and prints how late each mail left."""

import argparse
import logging
import os
import sys
import time
from statistics import quantiles

from helpdesk.demo.bench.prepare import grow, prepare
from helpdesk.demo.bench.queues.load import awake, fall_due, lateness, later_mails, waiting_events
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
        _say(f"Storing {asked.mails:,} mails and {asked.events:,} events …")
        later_mails(asked.mails, per_second=asked.per_second)
        waiting_events(asked.events)
        waiting = _still_wait()
        _say(f"{waiting:,} deliveries of events wait; mails fall due, {asked.per_second:g} a second …")
        fall_due()
        late = _wait(asked.mails, asked.mails / asked.per_second + PATIENCE)
        load, left = os.getloadavg()[0], _still_wait()
    sys.stdout.write(
        f"{asked.per_second:g} mails a second fell due beside {waiting:,} deliveries of events, of which {left:,} still"
        f" wait; load {load:.1f} on {os.cpu_count()} processors\n"
    )
    return _tell(late, asked.mails)


def _still_wait() -> int:
    return Delivery.objects.filter(state=Delivery.State.PENDING).count()


def _wait(count: int, seconds: float) -> list[float]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        late = lateness()
        if len(late) >= count:
            return late
        time.sleep(1)
    return lateness()


def _tell(late: list[float], count: int) -> int:
    sys.stdout.write(f"mails that left: {len(late):,} of {count:,}\n")
    if len(late) < 2:
        return 1
    hundredths = quantiles(late, n=100)
    words = (
        f"late by {hundredths[49]:.1f} s (median), {hundredths[98]:.1f} s (99 of 100), {late[-1]:.1f} s (the latest)"
    )
    missed = len(late) < count or late[-1] > LATEST
    sys.stdout.write(f"{words}: {'MISSED' if missed else 'met'} (at most {LATEST:.0f} s)\n")
    return int(missed)


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
