"""The application's own programs: web, both workers, beat and, if asked for, the listener for mail."""

import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.system import port
from helpdesk.runner.system.process import Program

BOUND = [sys.executable, "-m", "helpdesk.runner.system.bound"]
CELERY = [*BOUND, "celery", "-A", "helpdesk.celery"]
GIVING_WAY = ["nice", "-n", "5"]
LOCAL = "127.0.0.1"
WEB_THREADS = "8"
WORKER_PROCESSES, MAIL_PROCESSES = "2", "2"
DEFAULT_QUEUE, MAIL_QUEUE = "celery", "mail"


def _log(layout: Layout, name: str) -> Path:
    return layout.logs / f"{name}.log"


def web(layout: Layout, env: Mapping[str, str], host: str, number: int, descriptor: int) -> Program:
    """Gunicorn on the socket that is open already: one process, many threads."""
    argv = [*BOUND, "gunicorn", "helpdesk.wsgi:application", "--bind", f"fd://{descriptor}"]
    argv += ["--worker-class", "gthread", "--workers", "1", "--threads", WEB_THREADS]
    argv += ["--graceful-timeout", "5", "--timeout", "60", "--keep-alive", "5", "--no-control-socket"]
    return Program(
        name="web",
        argv=argv,
        log=_log(layout, "web"),
        env=env,
        cwd=ROOT,
        inherit=(descriptor,),
        is_ready=partial(port.answers, host, number),
    )


def worker(layout: Layout, env: Mapping[str, str]) -> Program:
    """Celery's worker for all but mail: SIGTERM lets the tasks in hand finish, SIGQUIT gives them back to the queue.

    Where the processors are busy it gives way to pages and to mail, for which somebody waits.
    """
    program = _worker(layout, env, "worker", DEFAULT_QUEUE, WORKER_PROCESSES)
    return replace(program, argv=[*GIVING_WAY, *program.argv])


def mail_worker(layout: Layout, env: Mapping[str, str]) -> Program:
    """A worker of its own for outgoing mail, which so never waits behind anything else. Two processes: while a mail
    server takes its time over one mail the others leave."""
    return _worker(layout, env, "mail", MAIL_QUEUE, MAIL_PROCESSES)


def _worker(layout: Layout, env: Mapping[str, str], name: str, queue: str, processes: str) -> Program:
    argv = [*CELERY, "worker", "--queues", queue, "--hostname", f"{name}@%h", "--concurrency", processes]
    argv += ["--loglevel", "INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]
    stop = ((signal.SIGTERM, 10.0), (signal.SIGQUIT, 3.0))
    return Program(name=name, argv=argv, log=_log(layout, name), env=env, cwd=ROOT, stop=stop)


def lmtp(layout: Layout, env: Mapping[str, str], number: int) -> Program:
    """The listener for mail, for this machine alone. SIGTERM lets it finish the messages in hand."""
    argv = [sys.executable, str(ROOT / "manage.py"), "serve_lmtp", "--host", LOCAL, "--port", str(number)]
    return Program(
        name="lmtp",
        argv=argv,
        log=_log(layout, "lmtp"),
        env=env,
        cwd=ROOT,
        stop=((signal.SIGTERM, 30.0),),
        is_ready=partial(port.greets, LOCAL, number),
    )


def beat(layout: Layout, env: Mapping[str, str]) -> Program:
    """Celery's clock. The schedule is code; the file only remembers when each job ran last."""
    argv = [*CELERY, "beat", "--loglevel", "INFO", "--pidfile=", "--schedule", str(layout.run / "beat")]
    return Program(name="beat", argv=argv, log=_log(layout, "beat"), env=env, cwd=ROOT, stop=((signal.SIGTERM, 5.0),))
