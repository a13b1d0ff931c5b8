"""Tests whether an account works: goes the whole way of a visit, step by step, and changes nothing here or there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.timezone import localtime
from django.utils.translation import gettext, gettext_noop, ngettext
from imap_tools.mailbox import BaseMailBox

from helpdesk.intake.codes.faults import Fault
from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.connect import connected, sign_in
from helpdesk.intake.doors.imap.folder import Folder, FolderRefused
from helpdesk.intake.doors.imap.trouble import ConnectStep, Trouble, raising_trouble
from helpdesk.intake.models import Security
from helpdesk.web.words.formats import file_size, full_time, number

PATIENCE = 8.0
"""Seconds that a server may be silent while somebody waits before the page."""
_MOST_FOLDERS = 30
_SOME_HEADERS = 8192


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """One step and how it went, in words; `ok` is None for one that was not reached."""

    step: ConnectStep
    ok: bool | None
    words: str = gettext_noop("Not tried.")


def probe(access: Access, *, folder: str, move_to: str = "") -> list[ProbeResult]:
    """Test every step in order; the first that fails ends the test. `move_to` is only looked up."""
    done: list[ProbeResult] = []
    try:
        for result in _steps(access, folder, move_to):
            done.append(result)  # noqa: PERF402 - what was done before a step fails counts
    except Trouble as trouble:
        if trouble.step is ConnectStep.ENCRYPT:
            done.append(_connected(access))
        done.append(ProbeResult(trouble.step, ok=False, words=trouble.words))
    tried = {result.step for result in done}
    return done + [ProbeResult(step, ok=None) for step in ConnectStep if step not in tried]


def _steps(access: Access, folder: str, move_to: str) -> Iterator[ProbeResult]:
    with connected(access) as box:
        yield _connected(access)
        yield ProbeResult(ConnectStep.ENCRYPT, ok=True, words=_encryption(box, access))
        sign_in(box, access)
        how = (
            gettext("with a token from “%(name)s”") % {"name": access.token_command}
            if access.token_command
            else gettext("with the password")
        )
        yield ProbeResult(
            ConnectStep.SIGN_IN,
            ok=True,
            words=gettext("As %(username)s, %(how)s.") % {"username": access.username, "how": how},
        )
        yield ProbeResult(ConnectStep.LIST, ok=True, words=_folders(box, access, move_to))
        opened = Folder(box, access, folder, readonly=True)
        yield ProbeResult(
            ConnectStep.OPEN,
            ok=True,
            words=gettext("%(folder)s holds %(messages)s.") % {"folder": folder, "messages": _messages(opened.count)},
        )
        yield ProbeResult(ConnectStep.FETCH, ok=True, words=_newest(opened))


def _connected(access: Access) -> ProbeResult:
    return ProbeResult(
        ConnectStep.CONNECT,
        ok=True,
        words=gettext("%(host)s answers on port %(port)s.") % {"host": access.host, "port": access.port},
    )


def _encryption(box: BaseMailBox, access: Access) -> str:
    if access.security == Security.NONE:
        return gettext("None, as chosen: what is sent can be read on the way.")
    version = getattr(box.client.sock, "version", lambda: None)()
    return gettext("%(version)s, and the certificate belongs to %(host)s.") % {
        "version": version or "TLS",
        "host": access.host,
    }


def _folders(box: BaseMailBox, access: Access, move_to: str) -> str:
    with raising_trouble(ConnectStep.LIST, access):
        names = [item.name for item in box.folder.list() if "\\Noselect" not in item.flags]
    shown = ", ".join(names[:_MOST_FOLDERS]) + (" …" if len(names) > _MOST_FOLDERS else "")
    if move_to and move_to not in names:
        raise Trouble(ConnectStep.LIST, Fault.NO_FOLDER, move_to=move_to, shown=shown)
    return f"{len(names)}: {shown}"


def _messages(count: int) -> str:
    return ngettext("%(count)s message", "%(count)s messages", count) % {"count": number(count)}


def _newest(folder: Folder) -> str:
    try:
        uid = folder.newest()
        item = folder.describe(uid) if uid else None
        if item is None:
            return gettext("There is none, which is all right.")
        folder.headers(item.uid, at_most=_SOME_HEADERS)
    except FolderRefused as refusal:
        raise Trouble(ConnectStep.FETCH, Fault.REFUSED, words=str(refusal)) from None
    size = file_size(item.size)
    if not item.arrived_at:
        return gettext("The newest message, %(size)s.") % {"size": size}
    when = full_time(localtime(item.arrived_at))
    return gettext("The newest message, %(size)s, arrived %(when)s.") % {"size": size, "when": when}
