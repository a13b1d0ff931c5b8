"""Names the paths in a data directory.

```
media/  outbox/  static/                    written by the application
postgres-18/  valkey/  logs/                written by the servers
run/  secret-key  demo-password             written by the runner; run/ holds locks, state and sockets
```
"""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from helpdesk.runner.errors import RunnerError

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "amends"
LONGEST_SOCKET_DIRECTORY = (
    85  # bytes; the kernel allows 107 for the whole socket path, and PostgreSQL adds its own name
)


def chosen_data_dir(value: str | None = None) -> Path:
    """The data directory: the argument, else `DATA_DIR`, else `.local` in the checkout."""
    return Path(value or os.environ.get("DATA_DIR") or ROOT / ".local").expanduser().absolute()


@dataclass(frozen=True)
class Layout:
    """The paths inside one data directory."""

    data: Path

    @property
    def run(self) -> Path:
        """The directory of locks, state and, where the path is short enough, sockets."""
        return self.data / "run"

    @property
    def logs(self) -> Path:
        """The directory of logs, one file a program."""
        return self.data / "logs"

    def create(self) -> None:
        """Makes the directories that the runner itself needs, closed to other people."""
        for directory in (self.data, self.run, self.logs):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.run.chmod(0o700)  # the sockets ask for no password: the directory is the lock

    @cached_property
    def sockets(self) -> Path:
        """A directory of our own, with a path short and plain enough for a socket address."""
        if len(os.fsencode(self.run)) <= LONGEST_SOCKET_DIRECTORY and quote(str(self.run)) == str(self.run):
            return self.run
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return private_directory(private_directory(short_temporary() / f"amends-{os.getuid()}") / name)

    @property
    def valkey_socket(self) -> Path:
        """The socket that Valkey listens on."""
        return self.sockets / "valkey.sock"

    @property
    def database_url(self) -> str:
        """The address of the database: `postgresql://amends@%2Fsocket%2Fdirectory:5432/amends`."""
        return f"postgresql://{DATABASE}@{quote(str(self.sockets), safe='')}:5432/{DATABASE}"

    @property
    def redis_url(self) -> str:
        """The address of Valkey, `unix:///socket/directory/valkey.sock?db=0`.

        The settings derive Celery's broker form from it.
        """
        return f"unix://{self.valkey_socket}?db=0"


def short_temporary() -> Path:
    """The system's temporary directory, or `/tmp` where `TMPDIR` is too long for sockets below it."""
    chosen = tempfile.gettempdir()
    return Path(chosen if len(os.fsencode(chosen)) <= LONGEST_SOCKET_DIRECTORY - 40 else "/tmp")  # noqa: S108 - owner checked


def private_directory(path: Path) -> Path:
    """Makes `path` if needed and returns it.

    Raises:
        RunnerError: it is not a real directory of this user that is closed to everybody else.
    """
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise RunnerError(f"{path} is not a private directory of this user. Remove it, or set another TMPDIR.")
    return path
