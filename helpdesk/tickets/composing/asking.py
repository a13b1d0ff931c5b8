"""Finds what a text asks the customer for, so that nobody is asked for what they gave before. Plain Python.

A sentence asks when it holds both a request ("could you send", "wie lautet") and the thing. Sentences that mention a
thing without asking, quoted lines, and places that are ours ("to our address") do not count: a warning that is often
wrong is soon not read.
"""

import re

from helpdesk.customers.askable import ASKABLE, REQUESTS

MAX_CHARACTERS = 20_000
MAX_SENTENCE = 400

_OURS = re.compile(
    r"\b(?:to|at|from) (?:the|our|this) [\w ]{0,20}address|\bour [\w ]{0,20}address"
    r"|\be-?mail[ -]?address|\baddress below"
    r"|\ban (?:unsere|die folgende|diese) \w*(?:adresse|anschrift)|\bunsere \w*(?:adresse|anschrift)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b((?:order|account|customer|client) n[or])\.", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?:])\s+|\n+")


def asks_for(text: str) -> list[str]:
    """Keys of what `text` asks the customer for, each once, in the order of `ASKABLE`."""
    sentences = [_OURS.sub(" ", sentence) for sentence in _sentences(text)]
    asked = {
        askable.key
        for sentence in sentences
        for language, request in REQUESTS.items()
        if request.search(sentence)
        for askable in ASKABLE
        if askable.things[language].search(sentence)
    }
    return [askable.key for askable in ASKABLE if askable.key in asked]


def name_of(key: str) -> str:
    """The name of something that can be asked for, such as "an order number"."""
    return next(askable.name for askable in ASKABLE if askable.key == key)


def _sentences(text: str) -> list[str]:
    own = "\n".join(line for line in text[:MAX_CHARACTERS].splitlines() if not line.lstrip().startswith(">"))
    return [" ".join(sentence.split())[:MAX_SENTENCE] for sentence in _ENDS.split(_SHORT.sub(r"\1", own))]
