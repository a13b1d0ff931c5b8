"""A tree in plain words: the message contains “refund” or “money back”, and the channel is E-mail."""

from collections.abc import Sequence

from helpdesk.conditions.operators import READ
from helpdesk.conditions.tree import Catalogue, Condition, Node


def sentence(node: Node, catalogue: Catalogue, *, nested: bool = False) -> str:
    """Words for a tree; none for an empty one, which means every row."""
    if isinstance(node, Condition):
        return _condition(node, catalogue)
    if not node.items:
        return ""
    parts = [sentence(item, catalogue, nested=len(node.items) > 1) for item in node.items]
    joined = ", and " if node.mode == "all" else ", or "
    words = joined.join(parts)
    return f"({words})" if nested and len(parts) > 1 else words


def _condition(condition: Condition, catalogue: Catalogue) -> str:
    field, operator = condition.definition, condition.operator
    if field.negated:
        return field.words if condition.op == "yes" else field.negated
    if operator.takes == "nothing":
        return f"{field.words} {operator.words}"
    return f"{field.words} {operator.words} {values(condition, catalogue)}"


def values(condition: Condition, catalogue: Catalogue) -> str:
    """The words or choices of a condition: “refund”, “lid” or “hinge”; three dots where nothing is written yet."""
    operator = condition.operator
    if operator.takes == "choices":
        known = catalogue.get(condition.field, {})
        shown = [known.get(key, f"“{key}” (gone)") for key in condition.value]
    elif operator.takes in READ:
        shown = list(condition.value)
    else:
        shown = [f"“{word}”" for word in condition.value]
    return listed(shown, operator.joins) or "…"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """a, b and c"""
    return f"{', '.join(words[:-1])} {joint} {words[-1]}" if len(words) > 1 else "".join(words)
