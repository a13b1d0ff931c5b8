"""Judges shares of branches by the floors in `floors.toml`, and those by every floor that was there before."""

import subprocess
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / ".coverage.json"
"""What `slipcover` writes at the end of a run; see `tool.slipcover` in pyproject.toml."""
FLOORS = Path(__file__).with_name("floors.toml")
WIRING = "helpdesk/settings"

Rooms = Mapping[str, float]


def rooms(root: Path = ROOT) -> list[str]:
    """Every room of the house, as `helpdesk/tickets` or `surveys`."""
    inner = (path.parent for path in root.glob("helpdesk/*/__init__.py"))
    outer = (path.parent for path in root.glob("*/apps.py") if path.parent.name != "helpdesk")
    return sorted(str(path.relative_to(root)) for path in (*inner, *outer) if not path.match(WIRING))


def shares(report: Mapping[str, Any], names: Iterable[str]) -> dict[str, float]:
    """Per cent of the branches of each room that were taken, from what was counted in its files."""
    found = {}
    for room in names:
        inside = [file["summary"] for path, file in report["files"].items() if path.startswith(f"{room}/")]
        taken = sum(summary["covered_branches"] for summary in inside)
        there = taken + sum(summary["missing_branches"] for summary in inside)
        found[room] = 100 * taken / there if there else 100.0
    return found


def read(text: str) -> dict[str, float]:
    return {room: float(floor) for room, floor in tomllib.loads(text)["floors"].items()}


def earlier(path: Path = FLOORS) -> list[Rooms]:
    """The floors of every commit that this one stands on; none where there is no history."""
    commits = _git(path.parent, "log", "--format=%H", "--", path.name).split()
    return [read(_git(path.parent, "show", f"{commit}:./{path.name}")) for commit in commits]


def faults(found: Rooms, floors: Rooms, before: Iterable[Rooms]) -> list[str]:
    """What is wrong, in words: rooms under their floor, rooms without one, and floors that were higher once."""
    highest: dict[str, float] = {}
    for old in before:
        highest |= {room: max(floor, highest.get(room, 0.0)) for room, floor in old.items()}
    low = [
        f"{room} is at {share:.1f} %, under its floor" for room, share in found.items() if share < floors.get(room, 0)
    ]
    bare = [f"{room} has no floor" for room in found if room not in floors]
    sunk = [
        f"the floor of {room} was {floor:g} % and may only rise"
        for room, floor in highest.items()
        if room in found and floors.get(room, 0.0) < floor
    ]
    return low + bare + sunk


def table(found: Rooms, floors: Rooms) -> str:
    """A line for each room; one that could have a higher floor says so."""
    lines = [f"{'branches taken':<24}{'':>4} %   floor"]
    for room, share in found.items():
        floor = floors.get(room, 0.0)
        better = f"   may rise to {int(share)}" if int(share) > floor + 1 else ""
        lines.append(f"{room:<24}{share:6.1f}{floor:8g}{better}")
    return "\n".join(lines)


def _git(folder: Path, *words: str) -> str:
    """What git answers; nothing where there is no git, or no history."""
    try:
        answer = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return answer.stdout if answer.returncode == 0 else ""
