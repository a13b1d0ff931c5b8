"""Takes mail in: one message on standard input, as Postfix or procmail pipe it, or every file of a folder."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from helpdesk.intake.doors.envelope import storable
from helpdesk.intake.models import RawMail
from helpdesk.intake.quarantine_words import row_reason
from helpdesk.intake.services.mailbox_health import note_delivery
from helpdesk.intake.taking.results import result_of
from helpdesk.intake.taking.take_in import Arrival, NotStored, receive
from helpdesk.outgoing.addressing.mailboxes import addressed, own_mailboxes

EX_TEMPFAIL = 75


class Command(BaseCommand):
    help = (
        "Reads one message from standard input; exit 0 means safely stored, 75 that it was not and should be kept. "
        "With --maildir, takes in every file of a folder in the order of names."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--maildir", type=Path, help="a folder of messages, or a Maildir with new and cur")
        parser.add_argument(
            "--sender", default="", metavar="ADDRESS", help="of the envelope, as the mail server knows it"
        )
        parser.add_argument(
            "--recipient",
            action="append",
            default=[],
            metavar="ADDRESS",
            help="of the envelope; it finds the mailbox where the headers do not name it (Bcc, alias)",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object for each message")
        parser.add_argument("--no-acknowledgement", action="store_true", help="do not answer new requests")

    def handle(self, *args: Any, **options: Any) -> None:
        acknowledge = not options["no_acknowledgement"]
        if options["maildir"] is None:
            envelope = Arrival(
                "pipe",
                envelope_from=storable(options["sender"]),
                envelope_to=[storable(recipient) for recipient in options["recipient"]],
            )
            if not self._take(sys.stdin.buffer.read(), envelope, acknowledge=acknowledge, as_json=options["json"]):
                sys.exit(EX_TEMPFAIL)
            return
        if not options["maildir"].is_dir():
            raise CommandError(f"{options['maildir']} is not a folder")
        taken = [
            self._take_file(path, acknowledge=acknowledge, as_json=options["json"])
            for path in _files(options["maildir"])
        ]
        if not all(taken):
            sys.exit(EX_TEMPFAIL)

    def _take_file(self, path: Path, *, acknowledge: bool, as_json: bool) -> bool:
        try:
            raw = path.read_bytes()
        except OSError as error:
            self.stderr.write(f"{path.name}: {error}")
            return False
        return self._take(raw, Arrival("maildir"), acknowledge=acknowledge, as_json=as_json)

    def _take(self, raw: bytes, delivery: Arrival, *, acknowledge: bool, as_json: bool) -> bool:
        try:
            mailbox = addressed(delivery.envelope_to, own_mailboxes()) if delivery.envelope_to else None
            row = receive(raw, source=replace(delivery, mailbox=mailbox), acknowledge=acknowledge)
        except (NotStored, DatabaseError) as error:
            self.stderr.write(f"not stored, try again later: {error}")
            return False
        note_delivery(mailbox, row)
        self.stdout.write(json.dumps(result_of(row)) if as_json else _words(row))
        self.stdout.flush()
        return True


def _files(folder: Path) -> list[Path]:
    places = [folder / name for name in ("new", "cur") if (folder / name).is_dir()] or [folder]
    return [path for place in places for path in sorted(place.iterdir()) if path.is_file()]


def _words(row: RawMail) -> str:
    place = f" #{row.ticket.number}" if row.ticket else ""
    return f"{row.outcome}{place}: {row_reason(row)}"
