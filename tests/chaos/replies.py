"""Agents who answer through the API, and press the button again when the page did not answer."""

import json
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.running.stack import Stack
from tests.running.waiting import wait_until

PATIENCE = 180.0


@dataclass
class Agents:
    """`words` are those of the replies that were accepted, one word each."""

    stack: Stack
    token: str
    words: list[str] = field(default_factory=list)
    attempts: int = 0

    def answer(self, ticket: int, word: str) -> None:
        """One reply on ticket number `ticket`.

        Raises:
            HTTPError: it was refused for good.
        """
        wait_until(lambda: self._attempt(ticket, word), f"the reply {word} to be accepted", seconds=PATIENCE)
        self.words.append(word)

    def _attempt(self, ticket: int, word: str) -> bool:
        self.attempts += 1
        request = Request(
            f"{self.stack.url}/api/v1/tickets/{ticket}/messages/",
            data=json.dumps(
                {"body_text": f"A new one is on its way: {word}", "status": "waiting", "cc": [f"{word}@copies.example"]}
            ).encode(),
            headers={
                "Authorization": f"Token {self.token}",
                "Content-Type": "application/json",
                "Idempotency-Key": word,
            },
        )
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.status in (200, 201)
        except HTTPError as error:
            if error.code < 500:
                raise
            return False
        except (OSError, HTTPException):
            return False
