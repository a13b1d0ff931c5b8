"""Time rules in few words."""

import datetime as dt
from typing import Any

import time_machine

from helpdesk.events.deliver import drain
from helpdesk.rules.models import Rule, RuleRun
from helpdesk.rules.tasks import run_by_time
from helpdesk.tickets.models import Ticket
from tests.helpdesk.rules.makers import rule

MONDAY = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def timed(kind: str, amount: int = 4, unit: str = "hours", *conditions: dict[str, Any], **fields: Any) -> Rule:
    """An active time rule that counts all hours, and makes a note."""
    timing = {"kind": kind, "amount": amount, "unit": unit, "is_open": False, **fields.pop("timing", {})}
    return rule(fields.pop("name", kind), *conditions, trigger="time", timing=timing, **{"do": {"tag": kind}, **fields})


def weekly(days: list[int], at: str = "09:00", *conditions: dict[str, Any], **fields: Any) -> Rule:
    """An active rule that comes at a time of the week, by the clock of the shop."""
    timing = {"kind": "weekly", "days": days, "at": at}
    return rule("Weekly", *conditions, trigger="time", timing=timing, **{"do": {"tag": "weekly"}, **fields})


def pass_by(at: dt.datetime, *, times: int = 1) -> None:
    """What beat and workers do at an instant, so many times."""
    with time_machine.travel(at, tick=False):
        for _ in range(times):
            run_by_time()
            drain()


def matched(ticket: Ticket) -> list[RuleRun]:
    return list(RuleRun.objects.filter(ticket=ticket, matched=True, moment="time").order_by("pk"))
