"""Tells whether a tree holds for given facts, and what each condition saw."""

from typing import Any

from helpdesk.conditions.checks import hits
from helpdesk.conditions.facts import Facts
from helpdesk.conditions.tree import Condition, ConditionGroup, Node

EXCERPT = 160


def matches(node: Node, facts: Facts) -> bool:
    """Whether the tree holds for these facts. Agrees with `columns.to_q` on every row."""
    if isinstance(node, Condition):
        return node.test.holds(facts.value(node.field))
    held = (matches(item, facts) for item in node.items)
    return all(held) if node.mode == "all" else any(held)


def evaluate(node: Node, facts: Facts) -> dict[str, Any]:
    """What a tree saw in these facts: the tree as JSON, with `held` on every node.

    Each condition has the value `seen` in words, the first ten words that `hits` found, and of a choice its `code` too,
    so that a reader of another language is told in theirs. All conditions are read, also those after the first that
    fails: "why not" is asked about each.
    """
    if isinstance(node, ConditionGroup):
        items = [evaluate(item, facts) for item in node.items]
        held = [bool(item["held"]) for item in items]
        return {"mode": node.mode, "held": all(held) if node.mode == "all" else any(held), "items": items}
    value = facts.value(node.field)
    found = hits(node.test, value)
    seen = {"seen": excerpt(facts.shown(node.field), found), "hits": found[:10], "held": node.test.holds(value)}
    code = {"code": value} if node.field in facts.labels and isinstance(value, str) else {}
    return {"field": node.field, "op": node.op, "value": list(node.value), **seen, **code}


def excerpt(text: str, around: list[str]) -> str:
    """At most `EXCERPT` characters of a text on one line, around the first of the words found in it."""
    place = text.find(around[0]) if around else 0
    start = max(place - EXCERPT // 3, 0)
    words = " ".join(text[start : start + EXCERPT].split())
    before = "… " if start else ""
    return f"{before}{words}{' …' if start + EXCERPT < len(text) else ''}"


def leaves(evaluated: dict[str, Any]) -> list[dict[str, Any]]:
    """All conditions of a tree that `evaluate` has read, in order."""
    if "items" not in evaluated:
        return [evaluated]
    return [leaf for item in evaluated["items"] for leaf in leaves(item)]


def failed(evaluated: dict[str, Any]) -> list[dict[str, Any]]:
    """The conditions that kept a tree from holding; those of groups that held anyway are left out."""
    if evaluated["held"]:
        return []
    if "items" not in evaluated:
        return [evaluated]
    return [leaf for item in evaluated["items"] for leaf in failed(item)]
