"""Every address of the project, from the resolver, filled with the objects of somebody else's ticket."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Address:
    """`name` as in `reverse`, `pattern` as in urls.py, `arguments` that it takes."""

    name: str
    pattern: str

    @property
    def arguments(self) -> tuple[str, ...]:
        return tuple(_CONVERTER.findall(self.pattern) or _GROUP.findall(self.pattern))

    def filled(self, values: Mapping[str, object]) -> str:
        """The path with these values for its arguments."""
        path = _GROUP.sub(lambda found: str(values[found[1]]), self.pattern)
        path = _CONVERTER.sub(lambda found: str(values[found[1]]), path)
        return "/" + path.replace("^", "").replace("$", "")

    @property
    def is_desk(self) -> bool:
        return self.pattern.startswith("desk/")


def every_address() -> list[Address]:
    """All patterns of all rooms, of the accounts and of the API, in the order of the resolver."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, before: str, namespace: str) -> Iterator[Address]:
    for item in resolver.url_patterns:
        pattern = before + str(item.pattern)
        if isinstance(item, URLPattern):
            yield Address(":".join(filter(None, [namespace, item.name or ""])), pattern)
        else:
            yield from _walk(item, pattern, ":".join(filter(None, [namespace, item.namespace or ""])))
