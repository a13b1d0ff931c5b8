"""Does this account work? Goes the whole way of a visit, step by step, and changes nothing here or there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.timezone import localtime
from imap_tools.mailbox import BaseMailBox

from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.connect import connected, sign_in
from helpdesk.intake.doors.imap.folder import Folder, Refused
from helpdesk.intake.doors.imap.trouble import Step, Trouble, explained
from helpdesk.intake.models import Security
from helpdesk.web.formats import file_size, full_time

PATIENCE = 8.0
"""Seconds that a server may be silent while somebody waits before the page."""
_MOST_FOLDERS = 30
_SOME_HEADERS = 8192


@dataclass(frozen=True, slots=True)
class Result:
    """One step and how it went, in words; `ok` is None for one that was not reached."""

    step: Step
    ok: bool | None
    words: str = "Not tried."


def probe(access: Access, *, folder: str, move_to: str = "") -> list[Result]:
    """Every step in order. The first that fails ends the test. `move_to` is only looked up."""
    done: list[Result] = []
    try:
        for result in _steps(access, folder, move_to):
            done.append(result)  # noqa: PERF402 - what was done before a step fails counts
    except Trouble as trouble:
        if trouble.step is Step.ENCRYPT:
            done.append(_connected(access))
        done.append(Result(trouble.step, ok=False, words=trouble.words))
    tried = {result.step for result in done}
    return done + [Result(step, ok=None) for step in Step if step not in tried]


def _steps(access: Access, folder: str, move_to: str) -> Iterator[Result]:
    with connected(access) as box:
        yield _connected(access)
        yield Result(Step.ENCRYPT, ok=True, words=_encryption(box, access))
        sign_in(box, access)
        how = f"with a token from “{access.token_command}”" if access.token_command else "with the password"
        yield Result(Step.SIGN_IN, ok=True, words=f"As {access.username}, {how}.")
        yield Result(Step.LIST, ok=True, words=_folders(box, access, move_to))
        opened = Folder(box, access, folder, readonly=True)
        yield Result(Step.OPEN, ok=True, words=f"{folder} holds {_messages(opened.count)}.")
        yield Result(Step.FETCH, ok=True, words=_newest(opened))


def _connected(access: Access) -> Result:
    return Result(Step.CONNECT, ok=True, words=f"{access.host} answers on port {access.port}.")


def _encryption(box: BaseMailBox, access: Access) -> str:
    if access.security == Security.NONE:
        return "None, as chosen: what is sent can be read on the way."
    version = getattr(box.client.sock, "version", lambda: None)()
    return f"{version or 'TLS'}, and the certificate belongs to {access.host}."


def _folders(box: BaseMailBox, access: Access, move_to: str) -> str:
    with explained(Step.LIST, access):
        names = [item.name for item in box.folder.list() if "\\Noselect" not in item.flags]
    shown = ", ".join(names[:_MOST_FOLDERS]) + (" …" if len(names) > _MOST_FOLDERS else "")
    if move_to and move_to not in names:
        raise Trouble(Step.LIST, f"There is no folder “{move_to}” to move mail to. There are: {shown}")
    return f"{len(names)}: {shown}"


def _messages(count: int) -> str:
    return "1 message" if count == 1 else f"{count:,} messages"


def _newest(folder: Folder) -> str:
    try:
        uid = folder.newest()
        item = folder.describe(uid) if uid else None
        if item is None:
            return "There is none, which is all right."
        folder.headers(item.uid, at_most=_SOME_HEADERS)
    except Refused as refusal:
        raise Trouble(Step.FETCH, f"The server refused: {refusal}") from None
    arrived = f", arrived {full_time(localtime(item.arrived_at))}" if item.arrived_at else ""
    return f"The newest message, {file_size(item.size)}{arrived}."
