"""Servers for one `manage.py` command: joins those that run in the data directory, or runs them meanwhile."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

from helpdesk.runner import environment, state
from helpdesk.runner.errors import RunnerError
from helpdesk.runner.launch import start_all
from helpdesk.runner.layout import Layout, chosen_data_dir
from helpdesk.runner.servers import embedded
from helpdesk.runner.system.locks import FileLock
from helpdesk.runner.system.process import Child

WITHOUT_SERVERS = {
    "help",
    "version",
    "check",
    "collectstatic",
    "findstatic",
    "makemessages",
    "compilemessages",
}


def needs_servers(arguments: Sequence[str]) -> bool:
    """Whether a command line of manage.py may touch the database or the broker."""
    asks_for_help = {"-h", "--help", "--version"} & set(arguments)
    return bool(arguments) and not asks_for_help and arguments[0] not in WITHOUT_SERVERS


@contextmanager
def servers_for(arguments: Sequence[str]) -> Iterator[None]:
    """Sets the environment for this command, with servers behind it as long as the block runs.

    Does nothing if DATABASE_URL and REDIS_URL are both set: then there are servers elsewhere.

    Raises:
        RunnerError: the servers do not start, or those that run are not the ones this command would need.
    """
    layout = Layout(chosen_data_dir())
    addresses = embedded.addresses(layout, os.environ)
    if not addresses:
        yield
        return
    layout.create()
    with _servers(layout, addresses, arguments[0]) if needs_servers(arguments) else nullcontext(addresses) as variables:
        os.environ.update(environment.application(layout, variables))
        yield


@contextmanager
def _servers(layout: Layout, addresses: dict[str, str], name: str) -> Iterator[dict[str, str]]:
    """The environment of servers that run, here or elsewhere, as long as the block does."""
    users = FileLock(layout.run / "users.lock")
    users.take(shared=True, wait=True)  # waits only while an owner is stopping its servers
    owner = FileLock(layout.run / "owner.lock")
    children: list[Child] = []
    try:
        variables = _join(layout, owner) or _own(layout, owner, addresses, children, name)
        if missing := set(addresses) - set(variables):
            names = " and ".join(sorted(missing))
            raise RunnerError(f"The servers that run here use a {names} of their own: set it for this command too.")
        yield variables
    finally:
        if children:
            _leave_when_unused(users)
            state.clear(layout)
        for child in reversed(children):
            child.stop()
        owner.release()
        users.release()


def _join(layout: Layout, owner: FileLock) -> dict[str, str] | None:
    """The environment of the servers that run here. None once the owner's lock is ours: nobody runs them."""
    told = False
    while not owner.take():
        if variables := state.read(layout):
            return variables
        if not told:
            print(f"Waiting for the servers of {layout.data} ({owner.holder()}) …", file=sys.stderr)
            told = True
        time.sleep(0.1)
    return None


def _own(
    layout: Layout, owner: FileLock, addresses: dict[str, str], children: list[Child], name: str
) -> dict[str, str]:
    """Starts the servers, which end with this command, and says so to those who join."""
    owner.describe(f"manage.py {name}, process {os.getpid()}")
    state.clear(layout)
    start_all(embedded.programs(layout, addresses), children)
    # Nothing is served, so nobody can sign in from elsewhere: the demo is as local as with script/server.
    variables = addresses | {"DEMO": "1" if len(addresses) == 2 else "0"}
    state.write(layout, variables)
    return variables


def _leave_when_unused(users: FileLock) -> None:
    """Returns once no other command uses the servers; newcomers wait until these have stopped."""
    if not users.take():
        print("Another command still uses the servers started here; waiting for it to end …", file=sys.stderr)
        users.take(wait=True)
