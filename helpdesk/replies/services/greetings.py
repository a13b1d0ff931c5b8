"""Finds greetings that call people by no name although there is one to use."""

import re

_NOBODY = re.compile(
    r"(dear|hello|hi) (valued |esteemed |our )?(customer|client|user|sir|madam|sirs)\b|to whom it may concern"
    r"|sehr geehrte(r|s)? (damen und herren|kund(e|in)|kundschaft)|liebe(r)? kund(e|in)\b"
    r"|estimad[oa](/a)? (client[ea]|señor)|querid[oa] client[ea]|muy señor(es)? mío"
    r"|cher(e|\(e\))? client|madame, monsieur",
    re.IGNORECASE,
)


def greets_nobody(text: str) -> str:
    """The greeting of the first line, where it is one that could go to anybody; else nothing.

    >>> greets_nobody("Dear Customer,\\n\\nthank you.")
    'Dear Customer'
    """
    first = text.strip().partition("\n")[0]
    found = _NOBODY.match(first)
    return found[0] if found else ""
