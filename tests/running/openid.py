"""A real provider of OpenID Connect, `oidc-provider-mock`, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

from tests.running.waiting import wait_until


@dataclass(frozen=True)
class OpenIdProvider:
    """Where it is. Anybody may sign in as anybody, and any client ID is known with any secret."""

    issuer: str

    def person(self, subject: str, **claims: Any) -> None:
        """Let the provider say this of somebody."""
        requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=10).raise_for_status()

    def sign_in(self, url: str, subject: str) -> str:
        """Sign in as somebody at the address to which we sent them; where the provider sends them back."""
        answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=10)
        return answer.headers["Location"]

    def deny(self, url: str) -> str:
        """Press Deny instead."""
        answer = requests.post(url, data={"action": "deny"}, allow_redirects=False, timeout=10)
        return answer.headers["Location"]

    def is_up(self) -> bool:
        try:
            return requests.get(f"{self.issuer}/jwks", timeout=5).ok
        except requests.RequestException:
            return False


@contextmanager
def openid_provider() -> Iterator[OpenIdProvider]:
    """The process, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(program, stdout=log, stderr=log, env=os.environ | {"NO_COLOR": "1"})
        provider = OpenIdProvider(f"http://127.0.0.1:{port}")
        try:
            wait_until(provider.is_up, "the provider of OpenID Connect")
            yield provider
        finally:
            process.terminate()
            process.wait()
