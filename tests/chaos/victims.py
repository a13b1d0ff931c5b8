"""What is killed with -9, and comes back by itself or by its keeper."""

import random
import socket
import subprocess
import threading
from collections import Counter
from collections.abc import Callable

from tests.chaos.deliveries import Customers
from tests.running.stack import MAIL_WORKER, WORKER, Stack
from tests.running.waiting import wait_until


class Listener:
    """`serve_lmtp` with a keeper that starts it again, as systemd would."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._ends = threading.Event()
        self._process = self._start()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()
        wait_until(self._answers, "serve_lmtp to listen")

    def kill(self) -> bool:
        """Ends it with -9; False when it is just being started again."""
        alive = self._process.poll() is None
        self._process.kill()
        return alive

    def stop(self) -> None:
        self._ends.set()
        self._process.terminate()
        self._keeper.join()

    def _start(self) -> "subprocess.Popen[bytes]":
        return self._stack.popen("serve_lmtp", "--host", "127.0.0.1", "--port", str(self.port), quiet=True)

    def _keep(self) -> None:
        while not self._ends.is_set():
            self._process.wait()
            if not self._ends.is_set():
                self._process = self._start()

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False


class Killer:
    """Strikes one victim after the other; `struck` counts the kills that met a living process."""

    def __init__(self, stack: Stack, customers: Customers, listener: Listener, chance: random.Random) -> None:
        self.struck: Counter[str] = Counter()
        self._chance = chance
        self._ways: dict[str, Callable[[], bool]] = {
            "receive_mail": customers.kill_a_pipe,
            "serve_lmtp": listener.kill,
            "worker": lambda: bool(stack.kill_family(*WORKER)),
            "mail worker": lambda: bool(stack.kill_family(*MAIL_WORKER)),
            "PostgreSQL": lambda: bool(stack.kill("postgres", "-D")),
        }
        self._left: list[str] = []

    def strike(self) -> str:
        """Kills the next victim, each of the five once before any comes again."""
        self._left = self._left or self._chance.sample(list(self._ways), len(self._ways))
        name = self._left.pop()
        if self._ways[name]():
            self.struck[name] += 1
        return name
