"""A real provider of SAML, `saml_idp`, on a free port of this machine."""

import base64
import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import requests

from tests.running.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class SamlProvider:
    """Where it is. Anybody may sign in as anybody."""

    url: str

    @property
    def entity_id(self) -> str:
        return f"{self.url}/metadata"

    def metadata(self) -> str:
        """What it says of itself."""
        return requests.get(self.entity_id, timeout=10).text

    def serve(self, metadata: str) -> None:
        """Make a service known to it, by what that says of itself."""
        requests.put(f"{self.url}/service", data=metadata.encode(), timeout=10).raise_for_status()

    def sign_in(self, url: str, sign: str = "assertion", **person: Any) -> dict[str, str]:
        """Sign in at the address to which we sent somebody: the response, `xml`, and the `address` it goes to."""
        answer = requests.get(url, params={"person": json.dumps(person), "sign": sign}, timeout=10)
        answer.raise_for_status()
        return cast(dict[str, str], answer.json())

    def unasked(self, address: str, service: str, **person: Any) -> dict[str, str]:
        """Its word about somebody for a service that asked for none."""
        asked = {"person": json.dumps(person), "to": f"{address} {service}"}
        return cast(dict[str, str], requests.get(f"{self.url}/sso", params=asked, timeout=10).json())

    def is_up(self) -> bool:
        try:
            return requests.get(self.entity_id, timeout=5).ok
        except requests.RequestException:
            return False


def posted(xml: str) -> str:
    """A response as a browser posts it."""
    return base64.b64encode(xml.encode()).decode()


@contextmanager
def saml_provider(*, called: str = "", at: str = "") -> Iterator[SamlProvider]:
    """The process, until the block ends; one that calls itself as another does, where that is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as folder:
        program = [sys.executable, "-m", "tests.running.saml_idp", str(port), folder, called, at]
        process = subprocess.Popen(program, stdout=log, stderr=log, cwd=ROOT)
        provider = SamlProvider(f"http://127.0.0.1:{port}")
        try:
            wait_until(provider.is_up, "the provider of SAML")
            yield provider
        finally:
            process.terminate()
            process.wait()
