"""Floors under the share of branches that tests take: under one is red, and a lowered one is red too."""

import subprocess
from pathlib import Path

from tests.covered.floors import FLOORS, earlier, faults, read, rooms, shares, table

FOUND = {"helpdesk/tickets": 91.4, "surveys": 88.0}
FLOORS_OF_TODAY = {"helpdesk/tickets": 90.0, "surveys": 88.0}


def commit(folder: Path, *floors: int) -> None:
    """One commit for each floor of surveys, in a repository of its own."""
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    for floor in floors:
        (folder / "floors.toml").write_text(f"[floors]\nsurveys = {floor}\n")
        subprocess.run([*git, "add", "floors.toml"], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", "floors"], check=True)


def test_rooms_at_or_over_their_floor_are_right() -> None:
    assert faults(FOUND, FLOORS_OF_TODAY, [FLOORS_OF_TODAY]) == []


def test_a_room_under_its_floor_is_red() -> None:
    assert faults(FOUND | {"surveys": 87.9}, FLOORS_OF_TODAY, []) == ["surveys is at 87.9 %, under its floor"]


def test_a_room_without_a_floor_is_red() -> None:
    assert faults(FOUND | {"helpdesk/new": 100.0}, FLOORS_OF_TODAY, []) == ["helpdesk/new has no floor"]


def test_a_lowered_floor_is_red_whatever_was_measured(tmp_path: Path) -> None:
    commit(tmp_path, 86, 89, 87)
    assert faults(FOUND, FLOORS_OF_TODAY, earlier(tmp_path / "floors.toml")) == [
        "the floor of surveys was 89 % and may only rise"
    ]


def test_a_raised_floor_and_a_room_that_is_gone_are_right(tmp_path: Path) -> None:
    commit(tmp_path, 86)
    assert faults(FOUND, FLOORS_OF_TODAY, [{"torn down": 99.0}, *earlier(tmp_path / "floors.toml")]) == []


def test_shares_are_counted_over_all_branches_of_a_room() -> None:
    report = {
        "files": {
            "surveys/a.py": {"summary": {"covered_branches": 8, "missing_branches": 0}},
            "surveys/views/b.py": {"summary": {"covered_branches": 0, "missing_branches": 2}},
            "surveys_of_others/c.py": {"summary": {"covered_branches": 9, "missing_branches": 0}},
        }
    }
    assert shares(report, ["surveys"]) == {"surveys": 80.0}


def test_every_room_has_a_floor_and_none_was_lowered() -> None:
    floors = read(FLOORS.read_text())
    assert faults(dict.fromkeys(rooms(), 100.0), floors, earlier()) == []


def test_the_table_says_where_a_floor_may_rise() -> None:
    assert table({"surveys": 93.2}, {"surveys": 88.0}).endswith("93.2      88   may rise to 93")
