"""A disk without room and a database that is away are told as what they are, and as nothing of ours."""

import errno

import psycopg
import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest
from django.test import RequestFactory

from helpdesk.web.views.errors import server_error


def caused(error: DatabaseError, cause: Exception) -> DatabaseError:
    error.__cause__ = cause
    return error


FULL = caused(OperationalError("could not extend file"), psycopg.errors.DiskFull("could not extend file"))
AWAY = caused(OperationalError("connection refused"), psycopg.OperationalError("connection refused"))


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 503, "a disk of ours is full"),
        (PermissionError(errno.EACCES, "Permission denied"), 503, "a disk of ours is full or closed"),
        (FULL, 503, "a disk of ours is full"),
        (AWAY, 503, "Try again in a minute"),
        (InterfaceError("connection already closed"), 503, "Try again in a minute"),
        (FileNotFoundError(errno.ENOENT, "No such file"), 500, "went wrong on our side"),
        (ValueError("a fault"), 500, "went wrong on our side"),
    ],
)
@pytest.mark.parametrize("path", ["/help/contact/", "/api/v1/tickets/"])
def test_what_we_stand_on_is_told_apart_from_our_faults(error: Exception, status: int, words: str, path: str) -> None:
    request: HttpRequest = RequestFactory().get(path)
    try:
        raise error
    except type(error):
        answer = server_error(request)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert (answer["Content-Type"] == "application/json") is path.startswith("/api/")
