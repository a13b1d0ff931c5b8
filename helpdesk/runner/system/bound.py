"""`python -m helpdesk.runner.system.bound MODULE ARGS…`: runs a module whose forked processes die with their parent.

Gunicorn and Celery fork children of their own. Without this, a Celery child would outlive a killed worker.
"""

import os
import runpy
import signal
import sys

from helpdesk.runner.system.linux import die_with_parent


def bind_forks() -> None:
    """Ties each process forked from here on to the process that forked it."""
    parent = os.getpid()

    def remember() -> None:
        nonlocal parent
        parent = os.getpid()

    os.register_at_fork(before=remember, after_in_child=lambda: die_with_parent(signal.SIGKILL, parent))


def main() -> None:
    """Runs the module named first as if by `python -m`."""
    bind_forks()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
