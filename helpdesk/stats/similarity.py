"""How alike two texts are."""

import re

_WORD = re.compile(r"[^\W_]+")


def trigrams(text: str) -> set[str]:
    """All runs of three letters in the words of a text, each word with two spaces before it and one behind.

    >>> sorted(trigrams("Ann"))
    ['  a', ' an', 'ann', 'nn ']
    """
    padded = (f"  {word} " for word in _WORD.findall(text.lower()))
    return {word[start : start + 3] for word in padded for start in range(len(word) - 2)}


def trigram_similarity(one: str, other: str) -> float:
    """The share of all their trigrams that two texts have in common (Jaccard), 0 to 1.

    The trigrams are those of PostgreSQL's pg_trgm. Two texts without a word are alike.

    >>> trigram_similarity("word", "two words")
    0.36363636363636365
    """
    first, second = trigrams(one), trigrams(other)
    return len(first & second) / len(first | second) if first or second else 1.0
