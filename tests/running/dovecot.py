"""A real IMAP server, Debian's dovecot, on free ports of this machine, with its files in a folder of its own."""

import grp
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from imap_tools import MailBoxUnencrypted

from tests.running.certificate import write_certificate
from tests.running.waiting import wait_until

PEOPLE = [f"person{number}" for number in range(500)]
PASSWORD = "a password of eight words, with “quotes” and \\"
# An empty DOVECOT says that script/test found none that would do.
DOVECOT = (
    shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if os.environ.get("DOVECOT", "yes")
    else None
)

CONFIG = """\
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
instance_name = {home}
log_path = {home}/dovecot.log
mail_location = maildir:{home}/mail/%u
mail_uid = {mail_user}
mail_gid = {mail_group}
first_valid_uid = 1
default_internal_user = {internal_user}
default_internal_group = {group}
default_login_user = {login_user}
auth_mechanisms = plain login
disable_plaintext_auth = no
auth_failure_delay = 0
ssl = yes
ssl_cert = <{home}/certificate.pem
ssl_key = <{home}/key.pem
{more}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {home}/users
}}
userdb {{
  driver = static
  args = uid={mail_user} gid={mail_group} home={home}/homes/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Dovecot:
    """`start` it, use `port` (plain or STARTTLS) or `tls_port`, `stop` it. Its certificate is signed by itself."""

    home: Path
    port: int = field(default_factory=_free_port)
    tls_port: int = field(default_factory=_free_port)
    process: subprocess.Popen[bytes] | None = None
    _files: Iterator[int] = field(default_factory=itertools.count)
    _people: Iterator[str] = field(default_factory=lambda: iter(PEOPLE))

    @property
    def certificate(self) -> Path:
        return self.home / "certificate.pem"

    def start(self, more: str = "") -> None:
        """`more` are further lines of its configuration."""
        self._write(more)
        command = [str(DOVECOT), "-F", "-c", str(self.home / "dovecot.conf")]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self._answers, f"dovecot; see {self.home}/dovecot.log", seconds=20)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=20)

    def person(self) -> str:
        """The name of somebody who has no mail yet."""
        return next(self._people)

    def inbox(self, user: str) -> MailBoxUnencrypted:
        """A client that is signed in, as a person's own mail program would be."""
        box = MailBoxUnencrypted("127.0.0.1", self.port, timeout=10)
        box.login_utf8(user, PASSWORD)
        return box

    def put(self, user: str, raw: bytes) -> None:
        """Deliver bytes as they are, whatever they hold: no protocol is between."""
        number = next(self._files)
        maildir = self.home / "mail" / user
        for name in ("tmp", "new", "cur"):
            (maildir / name).mkdir(parents=True, exist_ok=True)
        path = maildir / "tmp" / f"{1_700_000_000 + number}.{os.getpid()}_{number}.test"
        path.write_bytes(raw)
        self._give(self.home / "mail")
        path.rename(maildir / "new" / path.name)

    def _write(self, more: str) -> None:
        for name in ("run", "state", "mail", "homes"):
            (self.home / name).mkdir(exist_ok=True)
        (self.home / "users").write_text("".join(f"{person}:{{PLAIN}}{PASSWORD}\n" for person in PEOPLE))
        if not self.certificate.exists():
            write_certificate(self.certificate, self.home / "key.pem", name="localhost")
        places = {"home": self.home, "port": self.port, "tls_port": self.tls_port, "more": more}
        (self.home / "dovecot.conf").write_text(CONFIG.format(**places, **_users()))
        self.home.chmod(0o755)
        self._give(self.home / "mail", self.home / "homes")

    def _give(self, *folders: Path) -> None:
        """Root's dovecot reads mail as another user, who must own it."""
        if os.getuid() != 0:
            return
        for folder in folders:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, "dovecot", "dovecot")

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                return connection.recv(4) == b"* OK"
        except OSError:
            return False


def _users() -> dict[str, str]:
    """Whom its processes run as: the package's own users for root, for anybody else themselves."""
    if os.getuid() == 0:
        return {"login_user": "dovenull"} | dict.fromkeys(
            ("internal_user", "mail_user", "group", "mail_group"), "dovecot"
        )
    me, mine = pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name
    return dict.fromkeys(("login_user", "internal_user", "mail_user"), me) | dict.fromkeys(
        ("group", "mail_group"), mine
    )
