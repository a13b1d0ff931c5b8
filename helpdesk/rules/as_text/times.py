"""What a file says of the time that a time rule waits for."""

from collections.abc import Callable, Mapping
from typing import Any

from helpdesk.rules.timing import WEEKLY, Timing, problems
from helpdesk.rules.timing.back import DAYS, HOURS
from helpdesk.rules.timing.kinds import KINDS

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORDS = ("kind", "amount", "unit", "open", "again", "days", "at")
Tell = Callable[[str], None]


def written_time(stored: Mapping[str, Any]) -> dict[str, Any]:
    """A stored timing as a file has it; empty where a rule waits for no time."""
    if not stored:
        return {}
    if stored["kind"] == WEEKLY:
        return {"kind": WEEKLY, "days": [WEEK[day] for day in stored["days"]], "at": stored["at"]}
    said = {"kind": stored["kind"], "amount": stored["amount"], "unit": stored["unit"], "open": stored["is_open"]}
    return {**said, "again": stored["again"]} if stored["again"] else said


def read_time(said: Mapping[str, Any], *, is_open: bool, tell: Tell) -> dict[str, Any]:
    """A timing as it is stored, of what a file says; what is wrong is told, and then nothing is returned.

    All values are texts, but for the list of days; `is_open` is what the file says under "open".
    """
    kind, wrong = said.get("kind", ""), list[str]()
    days = said.get("days", [])
    if kind not in {*KINDS, WEEKLY}:
        wrong.append(f"“kind” is one of {', '.join([*KINDS, WEEKLY])}.")
    if said.get("unit", HOURS) not in (HOURS, DAYS):
        wrong.append(f"“unit” is {HOURS} or {DAYS}.")
    if not isinstance(days, list) or not set(map(str, days)) <= set(WEEK):
        wrong.append(f"“days” is a list of {', '.join(WEEK)}.")
    wrong += [f"“{key}” is a whole number." for key in ("amount", "again") if not _is_number(said.get(key, "0"))]
    if not wrong:
        timing = Timing(
            kind,
            int(said.get("amount", "0")),
            said.get("unit", HOURS),
            is_open,
            int(said.get("again", "0")),
            tuple(sorted(WEEK.index(day) for day in days)),
            said.get("at", ""),
        )
        wrong = problems(timing)
        if not wrong:
            return timing.as_json()
    for words in wrong:
        tell(words)
    return {}


def _is_number(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdecimal()
