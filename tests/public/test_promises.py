"""Nothing is promised to customers that nothing backs: each promise stands beside the test that proves it."""

import ast
from pathlib import Path

import pytest
import yaml

from tests.public.catalogue import ROOT
from tests.public.promises import sentences

REGISTER = yaml.safe_load((Path(__file__).parent / "register.yaml").read_text())
PROMISES = {words for proven in REGISTER["promises"].values() for words in proven}
NONE = set(REGISTER["none"])


def test_every_promise_is_in_the_register() -> None:
    unbacked = sentences() - PROMISES - NONE
    assert not unbacked, "Say only what the product does, and name the test that shows it:\n" + "\n".join(unbacked)


def test_the_register_holds_nothing_that_is_not_said() -> None:
    assert (PROMISES | NONE) - sentences() - ALSO == set()


@pytest.mark.parametrize("proof", sorted(REGISTER["promises"]))
def test_each_proof_is_a_test(proof: str) -> None:
    path, _, name = proof.partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text())
    tests = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    assert name in tests if name else tests


# Promises in words that no pattern finds; they are in the register all the same.
ALSO = {
    "An angry complaint is as welcome as a calm one.",
    "Card numbers are masked.",
    "Links open one request.",
    "No mail asks for it.",
    "The link to a request opens that request and nothing else.",
    "Those who write the articles see which searches find nothing.",
}


def test_what_nothing_backs_has_not_come_back() -> None:
    words = " ".join(
        path.read_text().lower()
        for folder in ("templates", "locale", "helpdesk", "surveys", "knowledgebase", "complaints")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".html", ".py", ".po", ".md") and "__pycache__" not in path.parts
    )
    assert [promise for promise in REGISTER["unbacked"] if promise in " ".join(words.split())] == []
