"""A program of somebody else that is posted to: a real server on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Got:
    """One post as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Somewhere:
    """Answers with `status`, and keeps what came."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    answer: bytes = b"ok"
    got: list[Got] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/answers"


@contextmanager
def listening() -> Iterator[Somewhere]:
    """The program, until the block ends."""
    program = Somewhere()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            program.got.append(Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(program.status)
            for name, value in ({"Content-Length": str(len(program.answer))} | program.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(program.answer)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    program.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield program
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
