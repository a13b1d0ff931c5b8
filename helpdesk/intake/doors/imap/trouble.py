"""What went wrong with a mail server, in words for the manager who set it up. Never with a secret in it."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Protocol

from imap_tools.errors import ImapToolsError, MailboxStarttlsError, UnexpectedCommandStatusError

_LONGEST = 200
_CODE = re.compile(r"^\[[^\]]*\]\s*")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Step(StrEnum):
    """How far we got; in the order of doing."""

    CONNECT = "Connect"
    ENCRYPT = "Encryption"
    SIGN_IN = "Sign in"
    LIST = "List folders"
    OPEN = "Open the folder"
    FETCH = "Fetch one message"


class Server(Protocol):
    """Whom we talk to, and how long it may be silent."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def patience(self) -> float: ...


class Trouble(Exception):
    """The work cannot go on; `words` say why."""

    def __init__(self, step: Step, words: str) -> None:
        super().__init__(words)
        self.step = step
        self.words = words


@contextmanager
def explained(step: Step, server: Server, *, secret: str = "") -> Iterator[None]:
    """Whatever the network, TLS or the server does inside becomes `Trouble`. `secret` never shows in its words."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ImapToolsError, ValueError) as error:
        at = Step.ENCRYPT if step is Step.CONNECT and _is_about_encryption(error) else step
        words = _words(at, error, server)
        if secret and secret in words:
            words = f"{server.host} refused, in words that cannot be shown."
        raise Trouble(at, words) from None


def said(answer: Any) -> str:
    """The words of a server's answer, as imaplib gives it, without its code: `[b"[NONEXISTENT] No such folder"]`."""
    parts = answer if isinstance(answer, list | tuple) else [answer]
    texts = [part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in parts if part]
    text = _UNPRINTABLE.sub(" ", " ".join(texts)).strip()
    return _CODE.sub("", text)[:_LONGEST] or "no reason given"


def _is_about_encryption(error: Exception) -> bool:
    is_refusal = isinstance(error, imaplib.IMAP4.error) and "TLS not supported" in str(error)
    return is_refusal or isinstance(error, ssl.SSLError | MailboxStarttlsError)


def _words(step: Step, error: Exception, server: Server) -> str:
    if step is Step.ENCRYPT:
        return _encryption(error, server)
    if isinstance(error, imaplib.IMAP4.abort):
        return _broken_off(step, error, server)
    if isinstance(error, UnexpectedCommandStatusError | imaplib.IMAP4.error):
        return _refusal(step, error, server)
    if isinstance(error, OSError):
        return _network(error, server)
    if step is Step.CONNECT and isinstance(error, UnicodeError):
        return _nobody(server)
    return f"{server.host} gave an answer that cannot be understood."


def _broken_off(step: Step, error: Exception, server: Server) -> str:
    if "unexpected response" not in str(error):
        return f"{server.host} ended the connection."
    if step is Step.CONNECT:
        # What it said is not shown: a test of an account must not read other services' greetings aloud.
        return f"What answers at {server.host}, port {server.port}, does not speak IMAP."
    return f"{server.host} gave an answer that cannot be understood."


def _encryption(error: Exception, server: Server) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The certificate of {server.host} is not trusted: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return f"{server.host} does not speak TLS on port {server.port}. Another port, or STARTTLS, may be right."
    return f"{server.host} does not offer STARTTLS on port {server.port}."


def _refusal(step: Step, error: Exception, server: Server) -> str:
    if step is Step.CONNECT:
        return f"{server.host} answers on port {server.port}, but does not let us in."
    words = said(error.command_result[1] if isinstance(error, UnexpectedCommandStatusError) else str(error))
    if step is Step.SIGN_IN:
        return f"The server refused the sign-in: {words}"
    return f"The server refused: {words}"


def _network(error: OSError, server: Server) -> str:
    if isinstance(error, TimeoutError):
        return f"No answer from {server.host} within {server.patience:.0f} seconds."
    if isinstance(error, socket.gaierror):
        return _nobody(server)
    if isinstance(error, ConnectionRefusedError):
        return f"{server.host} accepts no connection on port {server.port}."
    if isinstance(error, ConnectionError):
        return f"{server.host} ended the connection."
    return f"{server.host} cannot be reached: {error.strerror or type(error).__name__}."


def _nobody(server: Server) -> str:
    return f"There is no server named {server.host}."
