"""Says a tree in plain words: the message contains “refund” or “money back”, and the channel is E-mail."""

from collections.abc import Sequence
from functools import reduce

from helpdesk.conditions.named import LISTS
from helpdesk.conditions.operators import READ
from helpdesk.conditions.tree import Catalogue, Condition, Node
from helpdesk.conditions.words import gettext, gettext_noop


def sentence(node: Node, catalogue: Catalogue, *, nested: bool = False) -> str:
    """A tree in plain words, in the reader's language; empty for an empty tree, which means every row."""
    if isinstance(node, Condition):
        return _condition(node, catalogue)
    if not node.items:
        return ""
    parts = [sentence(item, catalogue, nested=len(node.items) > 1) for item in node.items]
    pattern = gettext("%(first)s, and %(second)s") if node.mode == "all" else gettext("%(first)s, or %(second)s")
    words = reduce(lambda first, second: pattern % {"first": first, "second": second}, parts)
    return f"({words})" if nested and len(parts) > 1 else words


def _condition(condition: Condition, catalogue: Catalogue) -> str:
    field, operator = condition.definition, condition.operator
    if field.negated:
        return gettext(field.words if condition.op == "yes" else field.negated)
    parts = {"field": gettext(field.words), "operator": gettext(operator.words)}
    if operator.takes == "nothing":
        return gettext("%(field)s %(operator)s") % parts
    return gettext("%(field)s %(operator)s %(values)s") % (parts | {"values": values(condition, catalogue)})


def values(condition: Condition, catalogue: Catalogue) -> str:
    """The words or choices of a condition: “refund”, “lid” or “hinge”; three dots where nothing is written yet."""
    operator = condition.operator
    if operator.takes == "choices":
        known = catalogue.get(condition.field, {})
        shown = [known.get(key, gettext("“%(word)s” (gone)") % {"word": key}) for key in condition.value]
    elif operator.takes == "lists":
        known = catalogue.get(LISTS, {})
        shown = [gettext("“%(word)s”") % {"word": known.get(key, key)} for key in condition.value]
    elif operator.takes in READ:
        shown = list(condition.value)
    else:
        shown = [gettext("“%(word)s”") % {"word": word} for word in condition.value]
    return listed(shown, operator.joins) or "…"


def listed(words: Sequence[str], joint: str = gettext_noop("and")) -> str:
    """Words in one list, with a word before the last: a, b and c."""
    return f"{', '.join(words[:-1])} {gettext(joint)} {words[-1]}" if len(words) > 1 else "".join(words)
