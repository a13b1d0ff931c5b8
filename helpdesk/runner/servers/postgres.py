"""The embedded PostgreSQL: makes the cluster, and describes the server as a program."""

import os
import pwd
import re
import shutil
import signal
import subprocess
from functools import cache, partial
from pathlib import Path

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.layout import DATABASE, ROOT, Layout
from helpdesk.runner.servers import binaries
from helpdesk.runner.servers.leftovers import clear_postgres
from helpdesk.runner.system.process import Program, prepare_child

ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
RECKLESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@cache
def major_version() -> int:
    """The major version of the installed server, part of the cluster's name because formats differ."""
    answer = subprocess.run([binaries.postgres("postgres"), "-V"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+", answer.stdout)
    if not found:
        raise RunnerError(f"PostgreSQL does not tell its version: {answer.stdout!r}")
    return int(found[0])


def cluster(layout: Layout) -> Path:
    """The directory of the cluster.

    Raises:
        RunnerError: there is only one of another major version, which must be carried over first.
    """
    wanted = layout.data / f"postgres-{major_version()}"
    others = sorted(path.name for path in layout.data.glob("postgres-*[0-9]") if path != wanted)
    if others and not wanted.exists():
        raise RunnerError(
            f"{layout.data} holds {others[-1]}, but PostgreSQL {major_version()} is installed. "
            "Dump the data with the older release and load it into this one (docs/operators.md, Upgrade)."
        )
    return wanted


def server_user(directory: Path) -> tuple[int, int] | None:
    """The user and group as which root runs the server: the cluster's owner, else `nobody`. None to stay who we are.

    Raises:
        RunnerError: the cluster belongs to someone whom this user cannot become.
    """
    if os.getuid() != 0:
        if directory.exists() and directory.stat().st_uid != os.getuid():
            raise RunnerError(f"{directory} belongs to another user. Start as that user, or with another --data.")
        return None
    if directory.exists():
        found = directory.stat()
        return found.st_uid, found.st_gid
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def initialise(layout: Layout, *, durable: bool = True) -> None:
    """Makes the cluster with its one database, unless it is there. Killed half way, it starts afresh."""
    final = cluster(layout)
    if final.exists():
        return
    user = server_user(final)
    draft = final.with_name(f"{final.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    if user:
        os.chown(draft, *user)
    options = ["--username", DATABASE, "--auth=trust", "--encoding=UTF8", "--no-instructions"]
    # Built into the server, so that sorting and matching do not depend on the machine's own libraries.
    options += ["--locale-provider=builtin", "--locale=C.UTF-8", *([] if durable else ["--no-sync"])]
    _run("initdb", ["-D", str(draft), *options], user)
    single = ["--single", "-D", str(draft), *_settings(layout, {} if durable else RECKLESS), "postgres"]
    _run("postgres", single, user, f"CREATE DATABASE {DATABASE};\n")
    draft.rename(final)


def _run(name: str, arguments: list[str], user: tuple[int, int] | None, text: str = "") -> None:
    done = subprocess.run(
        [binaries.postgres(name), *arguments],
        input=text,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
        preexec_fn=partial(prepare_child, user, signal.SIGKILL, os.getpid()),
        check=False,
    )
    if done.returncode:
        raise RunnerError(f"PostgreSQL's {name} failed:\n{done.stdout}{done.stderr}")


def _settings(layout: Layout, extra: dict[str, str]) -> list[str]:
    values = {
        "listen_addresses": "",
        "unix_socket_directories": str(layout.sockets),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "jit": "off",
        **extra,
    }
    return [part for name, value in values.items() for part in ("-c", f"{name}={value}")]


def program(layout: Layout, *, durable: bool = True) -> Program:
    """The server, on a unix socket only. SIGINT ends it cleanly, SIGQUIT without the last checkpoint."""
    directory = cluster(layout)
    patient = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0))
    return Program(
        name="postgres",
        argv=[
            binaries.postgres("postgres"),
            "-D",
            directory,
            *_settings(layout, {} if durable else RECKLESS),
        ],
        log=layout.logs / "postgres.log",
        env=ENVIRONMENT,
        cwd=ROOT,
        stop=patient if durable else ((signal.SIGQUIT, 5.0),),
        death_signal=signal.SIGINT if durable else signal.SIGQUIT,
        user=server_user(directory),
        prepare=partial(_prepare, layout, durable=durable),
        is_needed=True,
        is_ready=partial(is_ready, layout),
    )


def _prepare(layout: Layout, *, durable: bool) -> None:
    initialise(layout, durable=durable)
    clear_postgres(layout, cluster(layout))


def is_ready(layout: Layout) -> bool:
    """Whether the server answers and lets sessions in."""
    probe = [str(binaries.postgres("pg_isready")), "--quiet", "--timeout=1", f"--host={layout.sockets}"]
    probe += [f"--username={DATABASE}", f"--dbname={DATABASE}"]
    return subprocess.run(probe, env=ENVIRONMENT, check=False).returncode == 0
