"""Tells how far two words are apart, and which words are one slip away from another. Plain Python."""

import string

LETTERS = string.ascii_lowercase


def allowed(word: str) -> int:
    """How many slips a word of this length may hide; none for a word with digits, which is a number of something."""
    if any(character.isdigit() for character in word) or len(word) < 4:
        return 0
    return 1 if len(word) < 6 else 2


def distance(first: str, second: str) -> int:
    """How many slips part two words (optimal string alignment distance).

    A slip inserts, deletes or replaces a letter, or swaps two neighbours, each once per place.
    """
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def one_slip(word: str) -> set[str]:
    """Every word that one slip makes of this one, with the letters of English: about sixty for each of its letters."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    return (fewer | swapped | other | more) - {word}
