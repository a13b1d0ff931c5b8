"""Writes mail as files, one `.eml` each, that a mail program opens. A repeated send of a message replaces its file."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FileBackend(BaseEmailBackend):
    """Writes into `settings.EMAIL_FILE_PATH`, made when missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = Path(settings.EMAIL_FILE_PATH)  # type: ignore[misc] # set from EMAIL_URL

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message, whole or not at all.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            raw = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg] # SafeMIME takes it, the stubs forgot
            name = hashlib.sha256(message.extra_headers.get("Message-ID", "").encode() or raw).hexdigest()[:24]
            unfinished = self.folder / f".{name}"
            unfinished.write_bytes(raw)
            unfinished.replace(self.folder / f"{name}.eml")
        return len(email_messages)
