"""A server that says, line by line, what a test tells it to: for what no real IMAP server does on request."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[bytes, bytes], bytes]
"""From the tag and the rest of a client's line to the bytes of the answer."""


@dataclass
class Puppet:
    """Greets with `greeting`, answers each line; `heard` are the lines of all clients. An `answer` of b"" is silence,
    a `greeting` of b"" too."""

    answer: Answer
    greeting: bytes = b"* OK [CAPABILITY IMAP4rev1] ready\r\n"
    heard: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with suppress(OSError), client, client.makefile("rb") as lines:
            client.sendall(self.greeting)
            for line in lines:
                self.heard.append(line.rstrip())
                tag, _, rest = line.rstrip().partition(b" ")
                client.sendall(self.answer(tag, rest))


@contextmanager
def puppet(answer: Answer, **fields: bytes) -> Iterator[Puppet]:
    """A puppet that is gone after the block."""
    server = Puppet(answer, **fields)  # type: ignore[arg-type]
    try:
        yield server
    finally:
        server.close()
