"""The port is taken first, and a taken one is told plainly."""

import http.server
import threading
from contextlib import closing

import pytest

from helpdesk.runner.errors import RunnerError
from helpdesk.runner.system import port


def test_a_port_in_use_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port, "PATIENCE", 0.0)
    with closing(port.listen("127.0.0.1", 0)) as other:
        number = other.getsockname()[1]
        with pytest.raises(RunnerError, match=f"Port {number} is in use"):
            port.listen("127.0.0.1", number)


def test_a_socket_that_nobody_serves_is_not_ready() -> None:
    with closing(port.listen("127.0.0.1", 0)) as listener:
        assert not port.answers("127.0.0.1", listener.getsockname()[1])


@pytest.mark.parametrize(("status", "ready"), [(200, True), (400, True), (503, False)])
def test_ready_once_requests_are_handled(status: int, ready: bool) -> None:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Says nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert port.answers("127.0.0.1", server.server_port) is ready


@pytest.mark.parametrize(("words", "ready"), [(b"220 desk.example LMTP\r\n", True), (b"421 later\r\n", False)])
def test_a_mail_listener_is_there_once_it_greets(words: bytes, ready: bool) -> None:
    def greet() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(words)

    with closing(port.listen("127.0.0.1", 0)) as listener:
        greeter = threading.Thread(target=greet)
        greeter.start()
        assert port.greets("127.0.0.1", listener.getsockname()[1]) is ready
        greeter.join()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("desk.example", "http://desk.example:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_here_can_open(host: str, address: str) -> None:
    assert port.address(host, 8000) == address


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(RunnerError, match="Cannot listen on"):
        port.listen("192.0.2.1", 0)
