"""Whatever stands in an address or a form, reading it raises nothing, and no database meets what it cannot hold."""

import base64

import pytest
from django.http import QueryDict

from helpdesk.web.parameters import Cursor, Parameters
from helpdesk.web.parameters.values import own_path
from tests.security.fuzz.values import KINDS


def given(value: str) -> Parameters:
    data = QueryDict(mutable=True)
    data["x"] = value
    return Parameters(data)


@pytest.mark.parametrize(
    "value", ["²", "٣", "9" * 5000, "-1", "+1", " 1", "1e400", "1_000", "Infinity", str(2**63), ""]
)
def test_what_is_no_whole_number_is_none(value: str) -> None:
    assert given(value).whole("x") is None
    assert given(value).wholes("x") == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_value_can_be_read_as_anything(kind: str) -> None:
    for value in KINDS[kind]:
        read = given(value)
        moment, cursor = read.moment("x"), read.cursor("x")
        assert "\x00" not in read.words("x") + read.body("x")
        assert moment is None or 1969 < moment.year < 2201
        assert cursor is None or 0 <= cursor.pk < 2**63
        assert read.page("x") >= 1
        assert read.path("x", "/").startswith("/")


@pytest.mark.parametrize(
    "held", ["[null, Infinity]", "[null, 1e400]", "[" * 900, '["0001-01-01T00:00:00+16:00", 1]', "[1]"]
)
def test_a_cursor_that_is_none_begins_the_list(held: str) -> None:
    assert Cursor.parse(base64.urlsafe_b64encode(held.encode()).decode()) is None


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "http://[", "javascript:1", "desk/", "", "/a\x00"]
)
def test_a_path_that_leads_elsewhere_is_the_default(path: str) -> None:
    assert own_path(path, "/desk/") == "/desk/"
