"""Every setting is read, told to operators, and reaches the processes that Docker starts."""

import re
from typing import Any

import pytest
import yaml

from helpdesk.runner.layout import ROOT

# What only the embedded start reads, or what a container has a fixed value for.
NOT_FOR_DOCKER = {
    "DATA_DIR",
    "DEBUG",
    "DEMO",
    "DJANGO_SETTINGS_MODULE",
    "MEDIA_ROOT",
    "PYTHON",
    "STATIC_ROOT",
}
# Read by the programs that start Amends, not by its settings.
STARTERS = {"PYTHON", "PORT", "LMTP_PORT", "DJANGO_SETTINGS_MODULE"}
# Providers' secrets have many names; each begins so.
FAMILY = "ANYMAIL_"


def told() -> set[str]:
    """The names in the table of settings for operators."""
    table = (ROOT / "docs" / "operators.md").read_text().split("## Settings", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)", row)} - {FAMILY}


def read() -> set[str]:
    """The names that the settings look for in the environment."""
    sources = [path.read_text() for path in (ROOT / "helpdesk" / "settings").glob("*.py")]
    return {name for source in sources for name in re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", source)}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text())
    return loaded


def test_every_setting_is_told_and_every_told_one_is_read() -> None:
    assert told() - STARTERS == read()


def test_every_setting_reaches_the_containers(compose: dict[str, Any]) -> None:
    given = set(compose["x-amends"]["environment"])
    assert told() - NOT_FOR_DOCKER - STARTERS - given == set()
    # The secrets of providers come that way.
    assert ".env" in [file["path"] for file in compose["x-amends"]["env_file"]]


def test_no_container_is_given_what_nobody_reads(compose: dict[str, Any]) -> None:
    assert set(compose["x-amends"]["environment"]) - read() == set()


def test_what_is_set_in_compose_stands_where_operators_look_for_it(compose: dict[str, Any]) -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yml").read_text()))
    assert asked - told() == {"POSTGRES_PASSWORD"}
