"""Programs compare codes and never words that people read: those are made when shown, in the reader's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("helpdesk", "complaints", "surveys", "knowledgebase")
WORDS = re.compile(r"[A-Za-z]{2,},? [A-Za-z]")
NOT_OURS = {
    # What imaplib says, which has no codes.
    "unexpected response",
    "TLS not supported",
    # A tag, which is the shop's own word.
    "secret shopper",
    # What the release before wrote.
    "Added to a ticket",
    # A topic of the made-up shop.
    "refund late",
}


def compared(source: str) -> Iterator[str]:
    """Every text with a blank between words that this module compares with, or looks for in rows."""
    tree = ast.parse(source)
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        for side in _sides(node):
            yield from _texts(named.get(side.id, side) if isinstance(side, ast.Name) else side)


def _sides(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.MatchValue):
        return [node.value]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in ("startswith", "endswith"):
            return node.args
        if node.func.attr in ("filter", "exclude", "get"):
            return [keyword.value for keyword in node.keywords]
    return []


def _texts(side: ast.expr) -> Iterator[str]:
    parts = side.elts if isinstance(side, ast.Tuple | ast.List | ast.Set) else [side]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and WORDS.search(part.value):
            yield part.value


def test_what_it_looks_for_is_found() -> None:
    source = 'SLOW = ("still on",)\nrow.verb == "became a complaint"\nrows.filter(verb="took it")\nx.startswith(SLOW)'
    assert set(compared(source)) == {"still on", "became a complaint", "took it"}


def test_no_program_compares_english() -> None:
    modules = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    found = {words for path in modules for words in compared(path.read_text())}
    assert found - NOT_OURS == set()
    assert found >= NOT_OURS
