"""Registers what `/readyz` asks: is everything that a request needs there? Rooms add their own checks."""

from collections.abc import Callable

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from kombu.exceptions import OperationalError

Check = Callable[[], str | None]
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check: a function that returns None when all is well, else what is wrong in plain words."""
    _checks[name] = check


def problems() -> dict[str, str]:
    """Every failing check with its words; empty when ready."""
    found = {}
    for name, check in _checks.items():
        try:
            problem = check()
        except (DatabaseError, redis.RedisError, OperationalError, OSError):
            problem = "no answer"
        if problem:
            found[name] = problem
    return found


def _database() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return None


def _broker() -> str | None:
    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        client.ping()
    finally:
        client.close()
    return None


def _migrations() -> str | None:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations have not run" if waiting else None


register("database", _database)
register("broker", _broker)
register("migrations", _migrations)
