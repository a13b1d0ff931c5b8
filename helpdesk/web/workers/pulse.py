"""Records signs of life of beat and worker, for `/readyz` and `/metrics`.

Beat leaves one whenever it rings for a job, a worker whenever it begins one of the usual queue, which with a job due
every few seconds is all the time. One that serves another queue alone is no sign of it. Kept in the cache: losing them
costs seconds of not knowing.
"""

import time
from typing import Any

from celery import current_app
from celery.signals import beat_init, before_task_publish, task_prerun
from django.core.cache import cache

PATIENCE = 60
"""Seconds without a sign after which somebody should look."""
KEPT = 24 * 3600


def record_sign_of_life(part: str) -> None:
    """Record that this part of Amends is alive now."""
    cache.set(_key(part), time.time(), KEPT)


def age(part: str) -> float | None:
    """Seconds since a part's last sign, or to one of the future after the clock went back; None if there is none."""
    at = cache.get(_key(part))
    return abs(time.time() - at) if isinstance(at, float) else None


def beat_problem() -> str | None:
    """What is wrong, in words, if beat does not ring: nothing that happens by time would happen."""
    return _silence("beat has not rung", age("beat"))


def worker_problem() -> str | None:
    """What is wrong, in words, if no worker takes jobs. One that idles because beat is away is asked directly."""
    since = age("worker")
    if since is not None and since <= PATIENCE:
        return None
    return None if _takes_usual_jobs() else _silence("no worker has taken a job", since)


def _takes_usual_jobs() -> bool:
    """Whether a worker answers that listens to the usual queue."""
    served = current_app.control.inspect(timeout=1.0).active_queues() or {}
    return any(queue["name"] == current_app.conf.task_default_queue for queues in served.values() for queue in queues)


def _silence(words: str, since: float | None) -> str | None:
    if since is None:
        return f"{words} yet"
    return f"{words} for {since:.0f} seconds" if since > PATIENCE else None


def _key(part: str) -> str:
    return f"pulse:{part}"


@beat_init.connect
def _beat_starts(**_: Any) -> None:
    before_task_publish.connect(_beat_rings)


def _beat_rings(**_: Any) -> None:
    record_sign_of_life("beat")


@task_prerun.connect
def _worker_begins(task: Any = None, **_: Any) -> None:
    came_by = (task.request.delivery_info or {}).get("routing_key") if task else None
    if came_by in (None, current_app.conf.task_default_queue):
        record_sign_of_life("worker")
