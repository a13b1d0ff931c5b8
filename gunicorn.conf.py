"""Gunicorn reads this by itself. Each web process counts requests in files of its own, and `/metrics` adds them up."""

import os
import shutil
import tempfile
from typing import Any

# Named before anything that counts is imported, for it is looked for then. New with every start: old counts are over.
counts = tempfile.mkdtemp(prefix="amends-metrics-")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts

from prometheus_client.multiprocess import mark_process_dead


def child_exit(server: Any, worker: Any) -> None:
    """What a process counted stays in the sums; what it was doing does not."""
    mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    shutil.rmtree(counts, ignore_errors=True)
