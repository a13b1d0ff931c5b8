"""`script/server`: from a data directory, which may be empty, to a running Amends."""

import os
import shlex
import signal
import socket
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from helpdesk.runner import environment, services, state
from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import ROOT, Layout
from helpdesk.runner.servers import embedded
from helpdesk.runner.steps import SetupStep
from helpdesk.runner.supervisor import Supervisor, print_line
from helpdesk.runner.system import port
from helpdesk.runner.system.locks import FileLock
from helpdesk.runner.testing.prepared import Prepared

NOBODY = "Nobody has a sign-in of a demo here."
QUIET = ("--no-input", "--verbosity", "0")
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class ServeOptions:
    """What the command line asks for."""

    layout: Layout
    host: str
    port: int
    demo: bool
    lmtp_port: int = 0


def serve(options: ServeOptions) -> None:
    """Runs Amends until a signal asks it to stop.

    Raises:
        RunnerError: the data directory or the port is taken, or a part does not start.
    """
    for number in STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)
    layout = options.layout
    layout.create()
    owner = own(layout)
    supervisor = Supervisor()
    with closing(port.listen(options.host, options.port)) as listener:
        try:
            start(options, supervisor, listener, owner)
            supervisor.watch()
        except KeyboardInterrupt:
            print_line("")
        finally:
            for number in STOP_SIGNALS:
                signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not cut the stop short
            state.clear(layout)
            supervisor.stop()
            owner.release()


def own(layout: Layout) -> FileLock:
    """The lock that makes this process the one that serves the data directory.

    Raises:
        RunnerError: another process does.
    """
    lock = FileLock(layout.run / "owner.lock")
    if not lock.take():
        raise RunnerError(
            f"The data directory {layout.data} is in use by {lock.holder()}. "
            "Stop that first, or choose another directory: script/server --data DIR"
        )
    return lock


def start(options: ServeOptions, supervisor: Supervisor, listener: socket.socket, owner: FileLock) -> None:
    """Starts everything in order, telling each step, and ends with the address and the sign-ins."""
    layout = options.layout
    number = listener.getsockname()[1]
    owner.describe(f"script/server at {port.address(options.host, number)}, process {os.getpid()}")
    addresses = embedded.addresses(layout, os.environ)
    variables = addresses | application_variables(options, number, everything=len(addresses) == 2)
    env = environment.application(layout, variables)
    prepared = Prepared(layout, demo=env["DEMO"] == "1")
    known = prepared.sign_ins()
    static = None if known else SetupStep(layout, env, "collectstatic", *QUIET)  # needs no database
    for program in embedded.programs(layout, addresses):
        print_line(f"Starting {program.title} …")
        supervisor.start(program)
    # Restored data may be older than the fingerprint tells: where nothing is to do, this runs beside the rest.
    migrate = SetupStep(layout, env, "migrate", *QUIET)
    sign_ins = known or prepare(layout, env, migrate, static)
    # Asked at each start: the link ends when somebody used it.
    link = None if env["DEMO"] == "1" else SetupStep(layout, env, "setup_link")
    state.write(layout, variables)
    print_line("Starting workers, web and beat …")
    supervisor.start(services.worker(layout, env))
    supervisor.start(services.mail_worker(layout, env))
    supervisor.start(services.web(layout, env, options.host, number, listener.fileno()))
    if options.lmtp_port:
        supervisor.start(services.lmtp(layout, env, options.lmtp_port))
    supervisor.start(services.beat(layout, env))
    migrate.finish()
    prepared.remember(sign_ins)
    print_line(f"\nAmends is ready: {env['BASE_URL']}\n")
    print_line(first_steps(layout, link.finish()) if link else sign_ins)
    print_line(f"Logs: {layout.logs}\nCtrl-C stops everything.")


def prepare(layout: Layout, env: Mapping[str, str], migrate: SetupStep, static: SetupStep | None) -> str:
    """Brings database, demo and static files up to date; returns how to sign in."""
    print_line("Bringing the database up to date …")
    migrate.finish()
    sign_ins = NOBODY
    if env["DEMO"] == "1":
        print_line("Loading the demo data, unless it is there …")
        SetupStep(layout, env, "load_demo").finish()
        sign_ins = SetupStep(layout, env, "load_demo", "--sign-ins").finish()
    if static:
        static.finish()
    return sign_ins


def first_steps(layout: Layout, link: str) -> str:
    """How to get in where nobody has an account yet; the command that tells it again must find this data directory."""
    where = "" if layout.data == ROOT / ".local" else f"DATA_DIR={shlex.quote(str(layout.data))} "
    return f"{link.strip()}\nTold again by: {where}.venv/bin/python manage.py setup_link\n"


def application_variables(options: ServeOptions, number: int, *, everything: bool) -> dict[str, str]:
    """What the application must know about where it is served.

    The demo has shared accounts: it exists only while everything is embedded and open to this machine alone.
    """
    names = ["127.0.0.1", "localhost", socket.gethostname(), options.host]
    demo = options.demo and everything and options.host in port.LOOPBACK
    return {
        "BASE_URL": port.address(options.host, number),
        "ALLOWED_HOSTS": ",".join(dict.fromkeys(name for name in names if name not in port.WILDCARD)),
        "DEMO": "1" if demo else "0",
    }
