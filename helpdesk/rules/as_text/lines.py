"""Reads YAML as plain text values, with the line on which each stands."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import yaml

DEEPEST = 40
Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """What is wrong on a line, in words."""

    line: int
    words: str


class WrongText(ValueError):
    """A file that cannot be read as rules: every problem, by line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(f"line {line}: {words}" for line, words in self.problems))


@dataclasses.dataclass(frozen=True)
class Lined:
    """What a file says: mappings, lists and texts, and the line of each by its path. Nothing is a number, and `no` is a
    word."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def lined(text: str) -> Lined:
    """What a text says, with lines.

    Raises:
        WrongText: it is no YAML, names one thing twice, or refers to another part of itself.
    """
    try:
        aliases = [event for event in yaml.parse(text) if isinstance(event, yaml.AliasEvent)]
        if aliases:
            line = aliases[0].start_mark.line + 1 if aliases[0].start_mark else 1
            raise WrongText([Problem(line, "references (*) are not read: write it out.")])
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise WrongText([Problem(mark.line + 1 if mark else 1, f"this is no YAML: {error.problem}")]) from error
    except yaml.YAMLError as error:
        raise WrongText([Problem(1, f"this is no YAML: {error}")]) from error
    reader = _Reader()
    value = reader.value(root, ()) if root else ""
    if reader.problems:
        raise WrongText(reader.problems)
    return Lined(value, reader.lines)


class _Reader:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = self.lines[path] = node.start_mark.line + 1
        if len(path) > DEEPEST:
            self.problems.append(Problem(line, "this is nested too deeply."))
            return ""
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, place)) for place, item in enumerate(node.value)]
        return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                self.problems.append(Problem(key.start_mark.line + 1, f"“{name}” stands here twice."))
            found[name] = self.value(value, (*path, name))
            self.lines[*path, name] = key.start_mark.line + 1
        return found
