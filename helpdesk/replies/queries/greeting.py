"""Greets in a saved reply whoever gave no name."""

import re

_NAME = r"\{\{\s*customer\.name\s*\}\}"
_GREETING = re.compile(rf"\A[^\n{{}}]{{0,40}}{_NAME}([,:!]?)[ \t]*(?=\n|$)")
"""A first line that greets by the name and says nothing else."""
_NAMED = re.compile(rf"[ \t]*{_NAME}")
_NEUTRAL = {"en": "Hello", "de": "Guten Tag", "es": "Hola", "fr": "Bonjour"}
"""How one greets somebody whose name is not known, by the language of the reply."""


def plainly_greeted(body: str, language: str) -> str:
    """The text with a plain hello in its `language`, where we know one, for a first line that greets by the name."""
    hello = _NEUTRAL.get(language.partition("-")[0])
    return _GREETING.sub(lambda found: hello + found[1], body) if hello else body


def nameless(body: str, language: str) -> str:
    """The text for a customer without a name, where nobody can fill one in: a plain hello, and no name further on."""
    return _NAMED.sub("", plainly_greeted(body, language))
