"""Takes mail in over LMTP or SMTP, as a resident process beside a mail server."""

import ssl
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from helpdesk.intake.doors.listener.options import ListenerOptions, tls_context
from helpdesk.intake.doors.listener.run import ListenAddress, run


class Command(BaseCommand):
    help = (
        "Listens for mail by LMTP until it is stopped. A message is accepted (250) once it is safely stored; "
        "what cannot be stored now is left to its sender (4xx)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on; default: this machine only")
        parser.add_argument("--port", type=int, default=2424, help="default: 2424")
        parser.add_argument("--socket", type=Path, metavar="PATH", help="a unix socket, instead of host and port")
        parser.add_argument(
            "--socket-mode", type=_octal, default=0o660, metavar="MODE", help="who may use the socket; default: 660"
        )
        parser.add_argument("--smtp", action="store_true", help="speak SMTP; takes mail for our mailboxes alone")
        parser.add_argument(
            "--only-mailboxes", action="store_true", help="LMTP too refuses recipients that are no mailbox of ours"
        )
        parser.add_argument("--certificate", default="", metavar="FILE", help="a PEM certificate chain, for STARTTLS")
        parser.add_argument("--key", default="", metavar="FILE", help="its key, where it is not in the same file")
        parser.add_argument("--threads", type=int, default=4, metavar="N", help="messages dealt with at once")

    def handle(self, *args: Any, **options: Any) -> None:
        place = ListenAddress(options["host"], options["port"], options["socket"], options["socket_mode"])
        try:
            run(place, _options(options), self._say)
        except ssl.SSLError as error:
            raise CommandError(f"The certificate or its key cannot be used: {error.reason or error}") from error
        except OSError as error:
            raise CommandError(f"Cannot listen: {error}") from error

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def _options(given: dict[str, Any]) -> ListenerOptions:
    return ListenerOptions(
        protocol="smtp" if given["smtp"] else "lmtp",
        hostname=urlsplit(settings.BASE_URL).hostname or "localhost",
        max_bytes=settings.MAIL_MAX_BYTES,
        only_mailboxes=given["smtp"] or given["only_mailboxes"],
        tls=tls_context(given["certificate"], given["key"]) if given["certificate"] else None,
        threads=max(given["threads"], 1),
    )


def _octal(text: str) -> int:
    return int(text, 8)
