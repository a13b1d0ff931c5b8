"""One random request: to an address of the resolver, with a form that a page offers or a body of the API's schema."""

from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from tests.security.addresses import Address
from tests.security.fuzz.forms import Form
from tests.security.fuzz.values import as_json, hostile, nested
from tests.security.world import World

METHODS = ("get", "get", "get", "post", "post", "head", "options", "put", "patch", "delete", "trace", "propfind")
HEADERS = ("ACCEPT_LANGUAGE", "IDEMPOTENCY_KEY", "X_FORWARDED_FOR", "IF_MODIFIED_SINCE", "RANGE", "REFERER", "ACCEPT")
TYPES = (
    "text/plain",
    "application/json",
    "message/rfc822",
    "multipart/form-data",
    "application/json; charset=x",
    "x",
    "",
)
BOUNDARY = "----amends"


@dataclass
class Call:
    """A request as it goes over the wire."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    content_type: str = "application/x-www-form-urlencoded"
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        body = self.body[:300].decode("utf-8", "replace")
        return f"{self.method.upper()} {self.path[:200]}?{self.query[:300]} {self.content_type} {body!r} {self.headers}"


@dataclass
class Maker:
    """Makes calls from a seed: the same seed, the same calls."""

    chance: Random
    addresses: list[Address]
    world: World
    forms: list[Form]
    names: list[str]
    operations: list[tuple[str, str, dict[str, Any]]]

    def call(self) -> Call:
        """The next request."""
        made = self.chance.choices([self._form, self._anything, self._operation], [5 * bool(self.forms), 3, 3])[0]()
        if self.chance.random() < 0.1:
            made.headers["HTTP_" + self.chance.choice(HEADERS)] = _header(hostile(self.chance))
        if self.chance.random() < 0.02:
            kind = self.chance.choice(["Token ", "Bearer ", "Basic "])
            made.headers["HTTP_AUTHORIZATION"] = kind + _header(hostile(self.chance))
        if self.chance.random() < 0.15:
            made.headers["HTTP_HX_REQUEST"] = "true"
        return made

    def _form(self) -> Call:
        """A form or a link as a page offers it, with some of its values changed."""
        form = self.chance.choice(self.forms)
        fields = self._spoiled(form.fields)
        if form.method == "get":
            return Call("get", quote(form.action), _encoded(fields))
        return self._posted("post", quote(form.action, safe="/%"), fields)

    def _anything(self) -> Call:
        """Any address by any method with any names."""
        address = self.chance.choice(self.addresses)
        path = address.filled(self._arguments(address))
        path = quote(path.encode("utf-8", "surrogatepass"), safe="/%:@")
        fields = [(self.chance.choice(self.names), hostile(self.chance)) for _ in range(self.chance.randint(0, 5))]
        method = self.chance.choice(METHODS)
        if method in ("get", "head", "options", "trace"):
            return Call(method, path, _encoded(fields))
        if self.chance.random() < 0.3:
            body = hostile(self.chance).encode("utf-8", "surrogatepass")
            return Call(method, path, _encoded(fields[:1]), body, self.chance.choice(TYPES))
        return self._posted(method, path, fields)

    def _operation(self) -> Call:
        """An operation of the API, most of its fields right."""
        path, method, operation = self.chance.choice(self.operations)
        asked = [name for name in operation["query"] if self.chance.random() < 0.3]
        query = _encoded([(name, hostile(self.chance)) for name in asked])
        if method == "get":
            return Call("get", path, query)
        fields = dict(operation["body"])
        for name in list(fields):
            dice = self.chance.random()
            if dice < 0.2:
                fields[name] = nested(self.chance)
            elif dice < 0.35:
                fields[name] = hostile(self.chance)
            elif dice < 0.6:
                del fields[name]
        if self.chance.random() < 0.2:
            fields[self.chance.choice(self.names)] = nested(self.chance)
        whole = nested(self.chance) if self.chance.random() < 0.1 else fields
        if self.chance.random() < 0.15:
            return self._posted(method, path, [(str(name), str(value)) for name, value in fields.items()])
        return Call(method, path, query, as_json(whole).encode(), "application/json")

    def _arguments(self, address: Address) -> dict[str, object]:
        arguments = dict(self.world.arguments(address.name))
        for name in address.arguments:
            if self.chance.random() < 0.15:
                arguments[name] = hostile(self.chance)
        return arguments

    def _spoiled(self, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
        kept = [(name, value) for name, value in fields if self.chance.random() > 0.1]
        for place in range(len(kept)):
            if self.chance.random() < max(0.15, 1.5 / len(kept)):
                kept[place] = (kept[place][0], hostile(self.chance))
        for _ in range(self.chance.choice([0, 0, 0, 1, 2])):
            name = (
                self.chance.choice(kept or [("q", "")])[0]
                if self.chance.random() < 0.5
                else self.chance.choice(self.names)
            )
            kept.append((name, hostile(self.chance)))
        return kept

    def _posted(self, method: str, path: str, fields: list[tuple[str, str]]) -> Call:
        if self.chance.random() < 0.25:
            return Call(method, path, "", _multipart(fields, self.chance), f"multipart/form-data; boundary={BOUNDARY}")
        return Call(method, path, "", _encoded(fields).encode())


def _header(value: str) -> str:
    """As a server hands it on: one letter a byte, without what ends a header."""
    raw = value.encode("utf-8", "surrogatepass").decode("latin-1")
    return raw.replace("\n", " ").replace("\r", " ").replace("\x00", "")


def _encoded(fields: list[tuple[str, str]]) -> str:
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in fields])


def _multipart(fields: list[tuple[str, str]], chance: Random) -> bytes:
    lines: list[bytes] = []
    for name, value in fields:
        is_file = name in ("files", "file") or chance.random() < 0.1
        label = f'Content-Disposition: form-data; name="{name}"' + (f'; filename="{value[:60]}"' if is_file else "")
        lines += [f"--{BOUNDARY}".encode(), label.encode("utf-8", "surrogatepass").replace(b"\n", b" "), b""]
        lines.append(value.encode("utf-8", "surrogatepass"))
    if chance.random() < 0.9:
        lines.append(f"--{BOUNDARY}--".encode())
    return b"\r\n".join(lines) + b"\r\n"
