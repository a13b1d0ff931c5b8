"""Takes the numbers of payment cards out of what people write: all but the last four digits, for good.

What looks like one is a number of an issuer, of a length that this issuer gives, whose check digit is right (ISO/IEC
7812-1: Luhn), written in one piece or in groups. Order, phone and tracking numbers, IBANs, ids within links and within
longer words are left alone.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

MARK = "X"
"""Stands for a digit: one byte in every encoding, so that a message in its bytes keeps its length."""

_SEPARATOR = r"(?:[ \t\u00a0\u2007\u2009\u202f]{1,2}|[ \t]?[-–.][ \t]?|[ \t]?\r?\n[> \t]{0,4})"
_RUN = re.compile(rf"(?<![^\W_])\d{{2,}}(?:{_SEPARATOR}\d{{2,}}){{0,40}}(?![^\W_]|@)")
_GROUP = re.compile(r"\d+")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]*$", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){0,7}[ -]?$")
_INLINE = re.compile(r"</?(?:a|b|em|font|i|ins|mark|span|strong|u|wbr)\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"<[^<>]*>")
_BEFORE = 80
_LEAST, _MOST = 13, 19
_ENOUGH = re.compile(r"\d(?:\D{0,8}\d){12}")

_ISSUERS: tuple[tuple[str, int, int, tuple[int, ...]], ...] = (
    ("American Express", 34, 34, (15,)),
    ("American Express", 37, 37, (15,)),
    ("Diners Club", 300, 305, (14, 16)),
    ("Diners Club", 309, 309, (14, 16)),
    ("Diners Club", 36, 36, (14,)),
    ("Diners Club", 38, 39, (14, 16)),
    ("JCB", 3528, 3589, (16, 17, 18, 19)),
    ("Visa", 4, 4, (13, 16, 19)),
    ("Mastercard", 51, 55, (16,)),
    ("Mastercard", 2221, 2720, (16,)),
    ("Mir", 2200, 2204, (16, 17, 18, 19)),
    ("Maestro", 5018, 5018, (16, 18, 19)),
    ("Maestro", 5020, 5020, (16, 18, 19)),
    ("Maestro", 5038, 5038, (16, 18, 19)),
    ("Maestro", 5893, 5893, (16, 18, 19)),
    ("Maestro", 6304, 6304, (16, 18, 19)),
    ("Maestro", 6759, 6763, (16, 18, 19)),
    ("Discover", 6011, 6011, (16, 19)),
    ("Discover", 644, 649, (16, 19)),
    ("Discover", 65, 65, (16, 19)),
    ("RuPay", 8172, 8173, (16,)),
    ("UnionPay", 62, 62, (16, 17, 18, 19)),
    ("Troy", 9792, 9792, (16,)),
)
"""Who gives numbers that begin between two others, and of which lengths."""

_SHAPES = frozenset(
    {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4), (4, 4, 4, 1), (4, 4, 4, 2), (4, 4, 5), (8, 8)}
)
"""How people group a number that they do not write in one piece."""


def is_card_number(digits: str) -> bool:
    """Whether digits are the number of a card.

    >>> is_card_number("4111111111111111"), is_card_number("4111111111111112"), is_card_number("9400111111111111")
    (True, False, False)
    """
    return _has_issuer(digits) and _checks(digits)


def _has_issuer(digits: str) -> bool:
    return any(
        len(digits) in lengths and first <= int(digits[: len(str(first))]) <= last
        for _, first, last, lengths in _ISSUERS
    )


def _checks(digits: str) -> bool:
    """The check digit, by Luhn; a number of one digit alone, such as zeros, is none."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def masked(text: str) -> str:
    """The text with all but the last four digits of each card's number gone; its groups stay.

    >>> masked("My card is 4111 1111 1111 1111, thanks")
    'My card is XXXX XXXX XXXX 1111, thanks'
    """
    for start, end in reversed(list(_found(text))):
        text = text[:start] + _covered(text[start:end]) + text[end:]
    return text


def masked_in(value: Any) -> Any:
    """A value as JSON holds it, each of its texts masked."""
    if isinstance(value, dict):
        return {name: masked_in(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [masked_in(one) for one in value]
    return masked(value) if isinstance(value, str) else value


def masked_html(html: str) -> str:
    """The same for HTML. Where tags or entities stand within a number, so that it cannot be cut out, nothing is left:
    the words are kept as text beside it.
    """
    safe = masked(html)
    words = _BLOCK.sub(" ", _INLINE.sub("", safe))
    return "" if holds_card_number(unescape(words)) else safe


def holds_card_number(text: str) -> bool:
    return any(True for _ in _found(text))


def _covered(number: str) -> str:
    hidden = sum(letter.isdecimal() for letter in number) - 4
    letters = []
    for letter in number:
        if letter.isdecimal() and hidden > 0:
            letters.append(MARK)
            hidden -= 1
        else:
            letters.append(letter)
    return "".join(letters)


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of cards stand, in order."""
    if not _ENOUGH.search(text):
        return
    for run in _RUN.finditer(text):
        if not _is_other(text[max(run.start() - _BEFORE, 0) : run.start()]):
            yield from _within(run)


def _is_other(before: str) -> bool:
    """Whether what stands before makes it a part of a link, an IBAN, an amount, a phone number or a longer name."""
    return bool(re.search(r"[\w/&#][-./]$|\+$|(?<![:\s])/$", before) or _URL.search(before) or _IBAN.search(before))


def _within(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The numbers within digits that stand together: whole groups, so that no part of a longer number counts."""
    groups = [(found.start() + run.start(), found.end() + run.start()) for found in _GROUP.finditer(run[0])]
    first = 0
    while first < len(groups):
        last = _end_of_number(run.string, groups, first)
        if last:
            yield groups[first][0], groups[last - 1][1]
        first = last or first + 1


def _end_of_number(text: str, groups: list[tuple[int, int]], first: int) -> int:
    """The group after the number that begins with group `first`; 0 where none does. The longest counts."""
    sizes = [end - start for start, end in groups[first : first + 5]]
    for count in range(len(sizes), 0, -1):
        if not (_LEAST <= sum(sizes[:count]) <= _MOST) or (count > 1 and tuple(sizes[:count]) not in _SHAPES):
            continue
        digits = "".join(text[start:end] for start, end in groups[first : first + count])
        if is_card_number("".join(str(int(digit)) for digit in digits)):
            return first + count
    return 0
