"""What a listener is told when it starts."""

import ssl
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ListenerOptions:
    """The options of a listener.

    `protocol` is lmtp or smtp. `only_mailboxes`: recipients that are not ours are refused; else they are accepted
    and the intake decides, which is right behind a mail server that has already chosen. Times are in seconds.

    Memory is bounded by `threads` messages of `max_bytes`, of which those above `heavy_bytes` are dealt with one at a
    time: what is still arriving waits in files, whoever sends it how slowly.
    """

    protocol: str
    hostname: str
    max_bytes: int
    only_mailboxes: bool
    tls: ssl.SSLContext | None = None
    threads: int = 4
    heavy_bytes: int = 4 * MEGABYTE
    connections: int = 100
    recipients: int = 1000
    command_seconds: float = 300
    data_seconds: float = 600
    session_seconds: float = 3600
    farewell_seconds: float = 25

    @property
    def is_lmtp(self) -> bool:
        return self.protocol == "lmtp"


def tls_context(certificate: str, key: str) -> ssl.SSLContext:
    """The TLS context for STARTTLS, with the certificate chain and key of two PEM files.

    Raises:
        OSError: a file cannot be read, or does not hold what it should (`ssl.SSLError`).
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key or None)
    return context
