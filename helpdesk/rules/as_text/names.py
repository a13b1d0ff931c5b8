"""Puts names in the place of keys, and keys in the place of names."""

from collections.abc import Callable, Mapping
from typing import Any

from helpdesk.rules.registry import Choices
from helpdesk.rules.sentences import Vocabulary

Node = Mapping[str, Any]


class UnknownNameError(ValueError):
    """No row has this name, or several have."""


def name_of(key: str, choices: Choices) -> str:
    """What a file says for a key: the name of a row, or the key itself where it is a word such as "high"."""
    if not key.isdecimal() or key not in choices:
        return key
    name = str(choices[key])
    is_clear = not name.startswith("#") and list(choices.values()).count(name) == 1 and name not in choices
    return name if is_clear else f"#{key}"


def key_of(name: str, choices: Choices) -> str:
    """The key that a file means.

    Raises:
        UnknownNameError: a row is meant that is not there, or not clearly.
    """
    keys = [key for key, label in choices.items() if key.isdecimal() and str(label) == name]
    if name in choices and not name.isdecimal():
        return name
    if name.startswith("#") and name[1:] in choices:
        return name[1:]
    if len(keys) > 1:
        raise UnknownNameError(f"several are called “{name}”: write #{' or #'.join(keys)}.")
    if not keys and any(key.isdecimal() for key in choices):
        raise UnknownNameError(f"there is no “{name}”.")
    return keys[0] if keys else name


def named_tree(tree: Node, words: Vocabulary) -> dict[str, Any]:
    """Conditions, with names."""
    if "field" in tree:
        choices = words.fields.get(tree["field"], {})
        return {"field": tree["field"], "op": tree["op"], "value": [name_of(key, choices) for key in tree["value"]]}
    mode = "any" if "any" in tree else "all"
    return {mode: [named_tree(item, words) for item in tree[mode]]}


def named_actions(actions: list[dict[str, str]], words: Vocabulary) -> list[dict[str, str]]:
    """What is done, with names."""
    return [{"do": one["do"], "value": name_of(one.get("value", ""), words.choices(one["do"]))} for one in actions]


def named_values(values: Mapping[str, str], words: Vocabulary) -> dict[str, str]:
    """The fields of a made-up message, with names."""
    return {key: name_of(text, words.fields.get(key, {})) for key, text in values.items()}


Tell = Callable[[tuple[str | int, ...], str], None]
"""Says what is wrong at a path below the one at hand."""


def keyed_tree(tree: Any, words: Vocabulary, tell: Tell, path: tuple[str | int, ...] = ()) -> Any:
    """Conditions of a file, with keys; what is wrong with a name is told, all else left for the parser."""
    if not isinstance(tree, dict):
        return tree
    if "field" in tree:
        return {**tree, "value": _keys(tree, words, tell, path)}
    return {
        mode: [keyed_tree(item, words, tell, (*path, mode, place)) for place, item in enumerate(items)]
        if isinstance(items, list)
        else items
        for mode, items in tree.items()
    }


def _keys(condition: dict[str, Any], words: Vocabulary, tell: Tell, path: tuple[str | int, ...]) -> list[Any]:
    value = condition.get("value", [])
    names = value if isinstance(value, list) else [value] if value else []
    choices = words.fields.get(str(condition["field"]), {})
    return [keyed(name, choices, tell, (*path, "value")) for name in names]


def keyed(name: Any, choices: Choices, tell: Tell, path: tuple[str | int, ...]) -> Any:
    """The key that a name means; what is wrong is told, and the name kept."""
    try:
        return key_of(name, choices) if isinstance(name, str) and name else name
    except UnknownNameError as error:
        tell(path, str(error))
        return name
