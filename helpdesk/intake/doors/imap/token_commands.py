"""Gets OAuth 2 access tokens from commands that the operator configured. Pages choose among their names only."""

import os
import subprocess

from django.conf import settings

from helpdesk.intake.codes.faults import Fault
from helpdesk.intake.doors.imap.trouble import ConnectStep, Trouble

PATIENCE = 20.0
_LONGEST_TOKEN = 16_384
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")
"""All that a command sees of our environment: our own secrets are none of its business."""


def names() -> list[str]:
    """The commands that may be chosen."""
    return sorted(settings.IMAP_TOKEN_COMMANDS)


def token_from(name: str, *, username: str, host: str) -> str:
    """Run one command, without a shell, and take the first line it prints. It finds the user in IMAP_USERNAME.

    Only servers that the operator trusts get a token: whoever chose another one would get to know it.

    Raises:
        Trouble: it is not configured or not for `host`, failed, took too long or printed nothing that can be a token.
    """
    command = settings.IMAP_TOKEN_COMMANDS.get(name)
    if not command:
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_UNKNOWN, name=name)
    if host.lower() not in settings.IMAP_TOKEN_HOSTS:
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_NOT_FOR_HOST, host=host)
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ} | {"IMAP_USERNAME": username}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_SLOW, name=name, patience=f"{PATIENCE:.0f}") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_NOT_STARTED, name=name, strerror=why) from None
    if done.returncode:
        # What it printed stays out of pages and logs: it may hold a token.
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_FAILED, name=name, returncode=done.returncode)
    return _checked(done.stdout, name)


def _checked(output: bytes, name: str) -> str:
    line = output.strip().partition(b"\n")[0].strip().decode("ascii", "replace")
    if not line or len(line) > _LONGEST_TOKEN or not line.isascii() or not line.isprintable() or " " in line:
        raise Trouble(ConnectStep.SIGN_IN, Fault.COMMAND_EMPTY, name=name)
    return line
