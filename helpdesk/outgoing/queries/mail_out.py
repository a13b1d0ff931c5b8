"""Says how mail leaves now: by the server that was set up in the browser, else as `EMAIL_URL` says."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from helpdesk.outgoing.models import MailServer
from helpdesk.web.kept import Kept

_FILES = "helpdesk.channels.mail.backends.files.FileBackend"
_CONSOLE = "django.core.mail.backends.console.EmailBackend"
_PROVIDER = "anymail.backends."


class WayOut(StrEnum):
    """What takes our mail."""

    STORED = "stored"
    """The server that somebody set up in the browser."""
    SERVER = "server"
    """One that the environment names."""
    PROVIDER = "provider"
    """The API of a provider, which the environment names."""
    FILES = "files"
    CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class MailOut:
    """The way out, and its `place`: host and port, the provider's name, or the folder."""

    way: WayOut
    place: str = ""

    @property
    def leaves(self) -> bool:
        """Whether mail reaches anybody: it does not while it is written to files or printed."""
        return self.way not in (WayOut.FILES, WayOut.CONSOLE)


def row() -> MailServer | None:
    """The server that somebody set up, in use or put aside."""
    return MailServer.objects.filter(pk=MailServer.ONLY).first()


kept: Kept[MailServer | None] = Kept("outgoing:mail-server", row)


def stored() -> MailServer | None:
    """The server that all mail leaves by, at most a second old; None where the environment decides."""
    server = kept.current()
    return server if server and server.is_active else None


def mail_out() -> MailOut:
    """How mail leaves now; no statement while nothing changes."""
    server = stored()
    return MailOut(WayOut.STORED, str(server)) if server else of_environment()


def of_environment() -> MailOut:
    """What `EMAIL_URL` says, with no look into the database."""
    backend = settings.EMAIL_BACKEND
    if backend == _FILES:
        return MailOut(WayOut.FILES, str(settings.EMAIL_FILE_PATH))  # type: ignore[misc] # set from EMAIL_URL
    if backend == _CONSOLE:
        return MailOut(WayOut.CONSOLE)
    if backend.startswith(_PROVIDER):
        return MailOut(WayOut.PROVIDER, backend.removeprefix(_PROVIDER).partition(".")[0].capitalize())
    return MailOut(WayOut.SERVER, f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
