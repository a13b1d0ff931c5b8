"""What there is to ask: forms and links of every page, names in the sources, operations of the API's schema."""

import re
from pathlib import Path
from typing import Any, cast

from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from tests.security.addresses import Address
from tests.security.fuzz.forms import Form, forms_of
from tests.security.world import World

ROOT = Path(__file__).resolve().parents[3]
_IN_TEMPLATES = re.compile(r'\bname="([a-z_]{1,30})"')
_IN_CODE = re.compile(r'(?:\.get|\.getlist|\.text|\.choice|\.whole|\.day|\.flag|\.many)\(\s*"([a-z_]{1,30})"')
_ARGUMENT = re.compile(r"{(\w+)}")
PLAIN: dict[str, Any] = {"integer": 1, "number": 1, "boolean": True, "array": [], "object": {}, "string": "kettle"}


def every_name() -> list[str]:
    """Every name that some template or view gives to a parameter."""
    found: set[str] = {"page", "cursor", "page_size", "after", "next", "version"}
    for place, ends, pattern in (
        (ROOT, "*.py", _IN_CODE),
        (ROOT / "templates", "*.html", _IN_TEMPLATES),
    ):
        rooms = [place / room for room in ("helpdesk", "surveys", "complaints", "knowledgebase")]
        for file in [file for room in rooms if room.is_dir() for file in sorted(Path(room).rglob(ends))]:
            found.update(pattern.findall(file.read_text()))
    return sorted(found)


def every_form(client: Client, addresses: list[Address], world: World) -> list[Form]:
    """What the pages offer to this person."""
    found: dict[tuple[str, str, tuple[str, ...]], Form] = {}
    for address in addresses:
        path = address.filled(world.arguments(address.name))
        answer = client.get(path)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            for form in forms_of(path, answer.content.decode()):
                names = tuple(sorted({name for name, _ in form.fields}))
                found[re.sub(r"\d+", "0", form.action), form.method, names] = form
    return list(found.values())


def every_operation(world: World) -> list[tuple[str, str, dict[str, Any]]]:
    """(path, method, {"query": names, "body": fields with plain values}) of the schema."""
    schema = cast(Any, SchemaGenerator)().get_schema(request=None, public=True)
    named = {f"/api/v1/{kind}/{{id}}/": key for kind, key in _DETAILS.items()}
    found = []
    for path, methods in schema["paths"].items():
        values = world.arguments(named.get(path, ""))
        values = values | {"id": values.get("pk", 1), "ticket_number": world.ticket.number}
        filled = path
        for name in _ARGUMENT.findall(path):
            filled = filled.replace(f"{{{name}}}", str(values.get(name, 1)))
        for method, operation in methods.items():
            query = [item["name"] for item in operation.get("parameters", []) if item["in"] == "query"]
            found.append((filled, method, {"query": query, "body": _body(operation, schema, world)}))
    return found


_DETAILS = {
    "tasks": "api-task-detail",
    "customers": "api-customer-detail",
    "articles": "api-article-detail",
    "survey-answers": "api-survey-answer-detail",
    "complaints": "api-complaint-detail",
}


def _body(operation: dict[str, Any], schema: dict[str, Any], world: World) -> dict[str, Any]:
    content = operation.get("requestBody", {}).get("content", {})
    named = content.get("application/json", {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
    fields = schema["components"]["schemas"].get(named, {}).get("properties", {})
    known: dict[str, Any] = {
        "customer": {"email": "ana@example.org", "name": "Ana"},
        "team": world.team.name,
        "status": "open",
    }
    known |= {
        "status": "open",
        "assignee": None,
        "product": None,
        "body_text": "Words",
        "direction": "note",
        "priority": "high",
    }
    return {name: known.get(name, PLAIN.get(kind.get("type", "string"), "kettle")) for name, kind in fields.items()}
