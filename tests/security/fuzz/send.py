"""Sends calls as one role and takes every effect back, so that each call meets the same world."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from helpdesk.people.models import User
from tests.security.fuzz.calls import Call

READ_AT_MOST = 2_000_000
SLOW = 2.0


@dataclass
class Outcome:
    """How often each status came back, what broke (by the place where it broke), and what took long."""

    statuses: dict[int, int] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    slow: list[str] = field(default_factory=list)


def send(person: User | None, make: Callable[[], Call], count: int) -> Outcome:
    """Sends `count` calls; the first of each fault is kept."""
    seen = Outcome()
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    session = {name: cookie.value for name, cookie in client.cookies.items()}
    for _ in range(count):
        client.cookies.clear()
        client.cookies.load(session)
        cache.clear()
        call, began = make(), time.process_time()
        status, fault = _sent(client, call)
        seen.statuses[status] = seen.statuses.get(status, 0) + 1
        if status >= 500 and "readyz" not in call.path:  # its 503 says that no beat runs, as in a test
            seen.broken.setdefault(fault, str(call))
        if (took := time.process_time() - began) > SLOW:
            seen.slow.append(f"{took:.1f} s {call}")
    return seen


def _sent(client: Client, call: Call) -> tuple[int, str]:
    with transaction.atomic():
        try:
            extra: dict[str, Any] = {"QUERY_STRING": call.query, **call.headers}
            answer: Any = client.generic(call.method.upper(), call.path, call.body, call.content_type, **extra)
            read = 0
            for part in answer if answer.streaming else ():
                read += len(part)
                if read > READ_AT_MOST:
                    break
            return answer.status_code, _place(answer.exc_info[1] if getattr(answer, "exc_info", None) else None)
        except Exception as fault:  # noqa: BLE001 - whatever breaks while a stream is read
            return 500, _place(fault)
        finally:
            transaction.set_rollback(True)


def _place(fault: BaseException | None) -> str:
    """Exception and the innermost lines of ours, which name a fault better than its words."""
    if fault is None:
        return ""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename and "/tests/" not in frame.filename]
    places = [f"{frame.filename[-60:]}:{frame.lineno}" for frame in [*ours[-2:], *frames[-1:]]]
    return f"{type(fault).__name__} {str(fault)[:90]} at {' '.join(places)}"
