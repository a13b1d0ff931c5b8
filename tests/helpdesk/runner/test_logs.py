"""A person sees trouble, once; the files hold everything, and stay small."""

from pathlib import Path

import pytest

from helpdesk.runner import logs


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "web.log"
    path.write_text("ERROR of an earlier run\n")
    return path


def append(log: Path, text: str) -> None:
    with log.open("a") as file:
        file.write(text)


def test_only_new_trouble_is_shown(log: Path) -> None:
    watch = logs.LogWatch(log)
    append(log, "INFO started\n12:00 ERROR the disk is full\nValueError: no\n")
    assert watch.important_lines() == ["12:00 ERROR the disk is full", "ValueError: no"]


def test_a_line_is_shown_once_it_is_complete(log: Path) -> None:
    watch = logs.LogWatch(log)
    append(log, "ERROR half")
    assert watch.important_lines() == []
    append(log, " and half\n")
    assert watch.important_lines() == ["ERROR half and half"]


def test_the_same_trouble_is_not_repeated(log: Path) -> None:
    watch = logs.LogWatch(log)
    append(log, "12:00:01 ERROR task 4 failed\n12:00:02 ERROR task 5 failed\n")
    assert watch.important_lines() == ["12:00:01 ERROR task 4 failed"]


def test_a_restart_of_the_database_is_ordinary(log: Path) -> None:
    watch = logs.LogWatch(log)
    append(log, "FATAL:  the database system is starting up\n")
    assert watch.important_lines() == []


def test_a_large_log_makes_room_and_is_followed(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 10)
    watch = logs.LogWatch(log)
    logs.rotate(log)
    append(log, "ERROR after\n")
    assert watch.important_lines() == ["ERROR after"]
    assert (log.parent / "web.log.1").read_text() == "ERROR of an earlier run\n"
