"""Reads the text of a file as entries, and tells everything that is wrong with the line on which it stands."""

from collections.abc import Collection, Mapping
from typing import Any

from helpdesk.conditions.tree import BadTree, as_json
from helpdesk.people.models import User
from helpdesk.rules.as_text.entries import MATCHES, Entry, ExampleEntry
from helpdesk.rules.as_text.lines import Lined, Path, Problem, WrongText, lined
from helpdesk.rules.as_text.names import keyed, keyed_tree
from helpdesk.rules.as_text.times import WORDS, read_time
from helpdesk.rules.foretelling.given import GivenMessage, asked
from helpdesk.rules.moments import Trigger, stored_as
from helpdesk.rules.moments import find as find_moment
from helpdesk.rules.registry import find as find_action
from helpdesk.rules.sentences import Vocabulary
from helpdesk.tickets.facts import TICKET
from helpdesk.tickets.facts.catalogue import catalogue

TRUE, FALSE = ("yes", "true", "on"), ("no", "false", "off")
RULE = ("name", "enabled", "when", "time", "if", "then", "stop", "owner", "examples")
EXAMPLE = ("name", "message", "matches", "expect")
MESSAGE = ("text", "sender", "occasion", "fields")


def entries_of(text: str) -> tuple[list[Entry], Lined]:
    """The rules of a file in its order, and the file with its lines.

    Raises:
        WrongText: with every problem. Nothing of such a file is taken.
    """
    said = lined(text)
    reader = _Reader(said)
    entries = reader.rules()
    if reader.problems:
        raise WrongText(reader.problems)
    return entries, said


class _Reader:
    def __init__(self, said: Lined) -> None:
        self.said, self.problems = said, list[Problem]()
        self.words = Vocabulary(catalogue())
        self.people = {email.casefold() for email in User.objects.values_list("email", flat=True)}

    def rules(self) -> list[Entry]:
        root = self.said.value
        items = root.get("rules") if isinstance(root, dict) else None
        if not isinstance(items, list) or set(root) != {"rules"}:
            self._tell((), "a file of rules has one list, “rules”, and nothing beside it.")
            return []
        found = [self._rule(item, ("rules", place)) for place, item in enumerate(items)]
        names = [entry.name for entry in found]
        for place, name in enumerate(names):
            if name in names[:place]:
                self._tell(("rules", place), f"another rule is called “{name}”, too.")
        return found

    def _rule(self, item: Any, path: Path) -> Entry:
        said = self._mapping(item, path, RULE, needed=("name", "when", "if", "then"))
        when = self._texts(said.get("when", []), (*path, "when"))
        for key in when:
            if find_moment(key) is None and key not in (Trigger.BOTH, Trigger.TIME):
                self._tell((*path, "when"), f"there is no moment “{key}”.")
        is_timed = Trigger.TIME in when
        if is_timed and len(when) > 1:
            self._tell((*path, "when"), "a rule waits for a time or for moments, not for both.")
        if is_timed != ("time" in said):
            self._tell(path, "“when: [time]” and “time: …” belong together.")
        owner = self._text(said.get("owner", ""), (*path, "owner"))
        if owner and owner.casefold() not in self.people:
            self._tell((*path, "owner"), f"there is no colleague {owner}.")
        return Entry(
            self._text(said.get("name", ""), (*path, "name")).strip(),
            self._yes(said.get("enabled", "no"), (*path, "enabled")),
            stored_as(when),
            self._time(said["time"], (*path, "time")) if "time" in said else {},
            self._tree(said.get("if", {"all": []}), (*path, "if")),
            self._actions(said.get("then", []), (*path, "then")),
            self._yes(said.get("stop", "no"), (*path, "stop")),
            owner,
            self._examples(said["examples"], (*path, "examples")) if "examples" in said else None,
        )

    def _time(self, item: Any, path: Path) -> dict[str, Any]:
        said = self._mapping(item, path, WORDS, needed=("kind",))
        is_open = self._yes(said.get("open", "yes"), (*path, "open"))
        return read_time(said, is_open=is_open, tell=lambda words: self._tell(path, words))

    def _tree(self, said: Any, path: Path) -> Mapping[str, Any]:
        known = len(self.problems)
        tree = keyed_tree(said, self.words, lambda below, words: self._tell((*path, *below), words))
        if len(self.problems) > known:
            return {"all": []}
        try:
            return as_json(TICKET.parse(tree, self.words.fields))
        except BadTree as error:
            for place, words in error.problems.items():
                self._tell((*path, *_steps(tree, place)), words)
            return {"all": []}

    def _actions(self, said: Any, path: Path) -> list[dict[str, str]]:
        found = []
        for place, item in enumerate(self._list(said, path)):
            here = (*path, place)
            entry = self._mapping(item, here, ("do", "value"), needed=("do",))
            do, value = self._text(entry.get("do", ""), here), self._text(entry.get("value", ""), here)
            if find_action(do) is None:
                self._tell(here, f"there is no action “{do}”.")
                continue
            key = keyed(value, self.words.choices(do), self._tell, here)
            found.append({"do": do, "value": str(key).strip()})
        return found

    def _examples(self, said: Any, path: Path) -> tuple[ExampleEntry, ...]:
        found = tuple(self._example(item, (*path, place)) for place, item in enumerate(self._list(said, path)))
        names = [one.name for one in found]
        for place, name in enumerate(names):
            if name in names[:place]:
                self._tell((*path, place), f"another example of this rule is called “{name}”, too.")
        return found

    def _example(self, item: Any, path: Path) -> ExampleEntry:
        said = self._mapping(item, path, EXAMPLE, needed=("name", "message"))
        message = self._mapping(said.get("message", {}), (*path, "message"), MESSAGE)
        fields = self._mapping(message.get("fields", {}), (*path, "message", "fields"), [one.key for one in asked()])
        values = {key: self._field(key, text, (*path, "message", "fields", key)) for key, text in fields.items()}
        given = GivenMessage(
            self._text(message.get("text", ""), path),
            self._text(message.get("sender", ""), path),
            self._text(message.get("occasion", Trigger.CREATED.value), path),
            values,
        )
        matches = self._text(said.get("matches", "yes"), (*path, "matches"))
        by_word = {word: value for value, word in MATCHES.items()} | {"true": True, "false": False}
        if matches not in by_word:
            self._tell((*path, "matches"), "say yes, no or any.")
        expected = self._tree(said.get("expect", {"all": []}), (*path, "expect"))
        return ExampleEntry(
            self._text(said.get("name", ""), path).strip(), given.as_json(), by_word.get(matches), expected
        )

    def _field(self, key: str, text: Any, path: Path) -> str:
        choices = self.words.fields.get(key, {})
        return str(keyed(self._text(text, path), choices, self._tell, path))

    def _mapping(
        self, item: Any, path: Path, known: Collection[str], *, needed: Collection[str] = ()
    ) -> dict[str, Any]:
        if not isinstance(item, dict):
            self._tell(path, f"here stand names and values, such as “{next(iter(known))}: …”.")
            return {}
        for key in item.keys() - set(known):
            self._tell((*path, key), f"“{key}” is not known here: {', '.join(known)}.")
        for key in needed:
            if not item.get(key):
                self._tell(path, f"“{key}” is missing.")
        return item

    def _list(self, item: Any, path: Path) -> list[Any]:
        if not isinstance(item, list):
            self._tell(path, "a list stands here.")
            return []
        return item

    def _texts(self, item: Any, path: Path) -> list[str]:
        return [self._text(one, path) for one in (item if isinstance(item, list) else [item])]

    def _text(self, item: Any, path: Path) -> str:
        if not isinstance(item, str):
            self._tell(path, "a text stands here.")
            return ""
        return item

    def _yes(self, item: Any, path: Path) -> bool:
        word = self._text(item, path).lower()
        if word not in (*TRUE, *FALSE):
            self._tell(path, "say yes or no.")
        return word in TRUE

    def _tell(self, path: Path, words: str) -> None:
        self.problems.append(Problem(self.said.line(path), words))


def _steps(tree: Any, place: str) -> Path:
    """The path in a file of a place in a tree, "1.0" for the first of the second."""
    steps: list[str | int] = []
    for index in filter(None, place.split(".")):
        mode = "any" if isinstance(tree, dict) and "any" in tree else "all"
        steps += [mode, int(index)]
        tree = tree[mode][int(index)]
    return tuple(steps)
