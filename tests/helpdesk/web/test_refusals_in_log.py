"""A page that somebody may not open is one line of the log; what breaks is told with its traceback."""

import pytest
from django.http import HttpResponseServerError
from django.test import Client, RequestFactory
from django.utils.log import log_response

from helpdesk.people.models import User

pytestmark = pytest.mark.django_db


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[str, bool]]:
    """The level of each line about a request, and whether a traceback comes with it."""
    return [(row.levelname, bool(row.exc_info)) for row in caplog.records if row.name == "django.request"]


def test_a_refusal_is_a_warning_without_a_traceback(
    client: Client, alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(alice)
    assert client.get("/desk/settings/staff/").status_code == 403
    assert told(caplog) == [("WARNING", False)]
    assert "/desk/settings/staff/" in caplog.text


def test_an_error_of_ours_keeps_its_traceback(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    log_response(
        "Broken: %s", "/", response=HttpResponseServerError(), request=rf.get("/"), exception=ValueError("what broke")
    )
    assert told(caplog) == [("ERROR", True)]
