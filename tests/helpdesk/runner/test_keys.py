"""Secrets are made once, differ between installations, and are closed to others."""

from pathlib import Path

from helpdesk.runner.keys import kept_secret


def test_a_secret_is_kept(tmp_path: Path) -> None:
    made = kept_secret(tmp_path / "secret-key", size=48)
    assert len(made) >= 50
    assert kept_secret(tmp_path / "secret-key", size=48) == made
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_every_installation_has_its_own(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "one", size=9) != kept_secret(tmp_path / "two", size=9)


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret-key", size=48)
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
