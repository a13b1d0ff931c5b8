"""The OpenAPI description says what the API does: every answer has the described shape, every refusal is named."""

from collections.abc import Iterator
from typing import Any, cast

import jsonschema
import pytest
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.tickets.api.conftest import with_token
from tests.security.conftest import owner, world  # noqa: F401 - fixtures
from tests.security.fuzz.learn import every_operation

SCHEMA: dict[str, Any] = cast(Any, SchemaGenerator)().get_schema(request=None, public=True)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in SCHEMA["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def as_json_schema(part: Any) -> Any:
    """OpenAPI 3.0 writes `nullable` where JSON Schema has a type of its own."""
    if isinstance(part, list):
        return [as_json_schema(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {name: as_json_schema(value) for name, value in part.items() if name != "nullable"}
    return {"anyOf": [kept, {"type": "null"}]} if part.get("nullable") is True else kept


def shape(path: str, method: str, code: int) -> dict[str, Any]:
    found = next(item for item in operations() if _matches(item[0], path) and item[1] == method)
    content = found[2]["responses"][str(code)]["content"]["application/json"]["schema"]
    return {**as_json_schema(content), "components": as_json_schema(SCHEMA["components"])}


def _matches(pattern: str, path: str) -> bool:
    parts, given = pattern.split("/"), path.split("/")
    return len(parts) == len(given) and all(a == b or a.startswith("{") for a, b in zip(parts, given, strict=True))


@pytest.mark.django_db
def test_every_answer_has_the_shape_that_is_described(world: Any, bob: User) -> None:  # noqa: F811
    client, seen = with_token(bob), 0
    factories.ticket("Without anything")
    for path, method, _ in every_operation(world):
        answer = client.get(path) if method == "get" and "/schema/" not in path else None
        if answer is not None and answer.status_code == 200 and answer.headers["Content-Type"] == "application/json":
            jsonschema.validate(answer.json(), shape(path, "get", 200))
            seen += 1
    assert seen >= 12


def test_every_operation_names_its_refusals() -> None:
    for path, method, operation in operations():
        wanted = {"400", "401", "403", "429"}
        wanted |= {"404"} if "{" in path else set()
        wanted |= {"409"} if method != "get" else set()
        assert wanted <= set(operation["responses"]), f"{method} {path}"


def test_every_post_takes_a_key() -> None:
    keys = {"Idempotency-Key", "webhook-id"}  # the second is its name in signed posts
    without = [
        path
        for path, method, operation in operations()
        if method == "post" and not keys & {given["name"] for given in operation.get("parameters", [])}
    ]
    assert without == []


@pytest.mark.django_db
def test_refusals_have_the_shape_that_is_described(alice: User) -> None:
    client = with_token(alice)
    ticket: Ticket = factories.ticket(team=alice.teams.get())
    path = f"/api/v1/tickets/{ticket.number}/"
    stale = client.patch(path, {"priority": "low", "version": 0}, format="json")
    wrong = client.patch(path, {"priority": "x"}, format="json")
    unknown, nobody = client.get("/api/v1/tickets/0/"), APIClient().get(path)
    for answer, code in ((stale, 409), (wrong, 400), (unknown, 404), (nobody, 401)):
        method = "patch" if code in (400, 409) else "get"
        assert answer.status_code == code
        jsonschema.validate(answer.json(), shape(path, method, code))
