"""Each door as its user sees it: hand a message to it, and hear whether it was taken."""

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Protocol

import pytest
from django.core.management import call_command
from django.test import Client

from helpdesk.intake.doors.imap import due
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.services.inbound_key import make_inbound_key
from helpdesk.outgoing.models import Mailbox
from tests.running.imap_door import ImapDoor
from tests.running.wire import Wire, with_crlf

HELP, RETURNS = "help@harborpine.example", "returns@harborpine.example"


class Door(Protocol):
    def deliver(self, raw: bytes, to: Sequence[str] = (HELP,)) -> bool:
        """Whether the message was taken; if not, the door asked to come again later."""

    def carried(self, raw: bytes) -> bytes:
        """The bytes as they leave this way of transport."""


class PipeDoor:
    """`manage.py receive_mail`: one message on standard input, as it is."""

    def deliver(self, raw: bytes, to: Sequence[str] = (HELP,)) -> bool:
        return {self._pipe(raw) for _ in to} == {True}

    def _pipe(self, raw: bytes) -> bool:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
            try:
                call_command("receive_mail", stdout=io.StringIO(), stderr=io.StringIO())
            except SystemExit as ended:
                return ended.code != os.EX_TEMPFAIL
        return True

    def carried(self, raw: bytes) -> bytes:
        return raw


@dataclass
class ListenerDoor:
    """`manage.py serve_lmtp`, speaking LMTP or SMTP: lines end with CRLF."""

    port: int
    greeting: bytes

    def deliver(self, raw: bytes, to: Sequence[str] = (HELP,)) -> bool:
        with Wire(self.port) as wire:
            assert all(answer.startswith("250") for answer in wire.address(to, greeting=self.greeting))
            answers = wire.send(self.carried(raw), answers=len(to) if self.greeting == b"LHLO" else 1)
        codes = {answer[:3] for answer in answers}
        assert codes in ({"250"}, {"451"})
        return codes == {"250"}

    def carried(self, raw: bytes) -> bytes:
        lines = with_crlf(raw)
        return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


class ApiDoor:
    """`POST /api/v1/inbound-mail/`, with the key of each mailbox: the body is the message, as it is."""

    def deliver(self, raw: bytes, to: Sequence[str] = (HELP,)) -> bool:
        return {self._post(raw, Mailbox.objects.get(address=address)) for address in to} == {True}

    def _post(self, raw: bytes, mailbox: Mailbox) -> bool:
        headers = {"authorization": f"Bearer {make_inbound_key(mailbox)}"}
        answer = Client().post("/api/v1/inbound-mail/", raw, content_type="message/rfc822", headers=headers)
        assert answer.status_code in (200, 201, 503)
        return answer.status_code != 503

    def carried(self, raw: bytes) -> bytes:
        return raw


class ImapDoors:
    """A mailbox each on a real IMAP server, which ends lines with CRLF and cannot carry a NUL (RFC 9051, 4.3)."""

    def __init__(self, doors: dict[str, ImapDoor]) -> None:
        self._doors = doors

    def deliver(self, raw: bytes, to: Sequence[str] = (HELP,)) -> bool:
        for address in to:
            self._doors[address].dovecot.put(self._doors[address].person, raw)
        return self.fetch_again(to)

    def fetch_again(self, to: Sequence[str] = (HELP,)) -> bool:
        """What was asked to wait on the server is fetched at the next visit."""
        ImapAccount.objects.update(next_poll_at=None)
        return None not in [due.fetch(self._doors[address].account.pk) for address in to]

    def carried(self, raw: bytes) -> bytes:
        return with_crlf(raw).replace(b"\x00", b"\x80")
