"""The few tests that all operators compile to. Each is read twice: here by Python, in `columns` as a filter of rows."""

import dataclasses
import re
from functools import lru_cache

from helpdesk.conditions import named
from helpdesk.conditions.facts import Measure, Value
from helpdesk.conditions.letters import key
from helpdesk.conditions.patterns import WORD, Alternatives, finds_any


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _whole(text: str, start: int, end: int) -> str:
    """The hit with the rest of its first and last word: `refund*` hit “refunds”."""
    inside = _compiled(WORD).match
    while 0 < start < end and inside(text, start) and inside(text, start - 1):
        start -= 1
    while start < end < len(text) and inside(text, end - 1) and inside(text, end):
        end += 1
    return text[start:end]


@dataclasses.dataclass(frozen=True)
class Finds:
    """One of the patterns occurs in the text, or in at least one of the names."""

    alternatives: Alternatives

    @property
    def pattern(self) -> str:
        """All alternatives as one pattern."""
        return "|".join(alternative.pattern for alternative in self.alternatives)

    def holds(self, value: Value) -> bool:
        return any(_matching(self.alternatives, text) for text in _texts(value))

    def hits(self, value: Value) -> list[str]:
        """The words that were found, each once, as they stand in the text."""
        found = [
            _whole(text, *hit.span())
            for text in _texts(value)
            for pattern in _matching(self.alternatives, text)
            for hit in pattern.finditer(text)
        ]
        return list(dict.fromkeys(words for hit in found if (words := hit.strip())))


def _matching(alternatives: Alternatives, text: str) -> list[re.Pattern[str]]:
    """The patterns that match. Comparing keys first spares reading most patterns, as most words are not in a text."""
    letters = key(text)
    return [
        compiled
        for needs, pattern in alternatives
        if all(part in letters for part in needs) and (compiled := _compiled(pattern)).search(text)
    ]


@dataclasses.dataclass(frozen=True)
class Among:
    """The key, or one of several, is one of these; "" stands for none."""

    keys: frozenset[str]

    def holds(self, value: Value) -> bool:
        if isinstance(value, tuple):
            return not self.keys.isdisjoint(value or ("",))
        return value in self.keys


@dataclasses.dataclass(frozen=True)
class Between:
    """The number or day is known, at least `least` and at most `most`, as far as these are given."""

    least: Measure | None = None
    most: Measure | None = None

    def holds(self, value: Value) -> bool:
        if isinstance(value, str | tuple):
            return False
        # Ends and values of one field are of one type.
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)  # type: ignore[operator]


@dataclasses.dataclass(frozen=True)
class Every:
    """All of the tests hold."""

    tests: tuple["Test", ...]

    def holds(self, value: Value) -> bool:
        return all(test.holds(value) for test in self.tests)


@dataclasses.dataclass(frozen=True)
class Not:
    """The test does not hold."""

    test: "Test"

    def holds(self, value: Value) -> bool:
        return not self.test.holds(value)


@dataclasses.dataclass(frozen=True)
class Listed:
    """A word of one of the lists with these keys occurs in the text, by what they hold when it is asked."""

    keys: tuple[str, ...]

    @property
    def tests(self) -> list[Finds]:
        """One for each list that holds words."""
        return [Finds(_finding(words)) for words in map(named.words_of, self.keys) if words]

    def holds(self, value: Value) -> bool:
        return any(test.holds(value) for test in self.tests)

    def hits(self, value: Value) -> list[str]:
        """The words that were found, each once, as they stand in the text."""
        return list(dict.fromkeys(hit for test in self.tests for hit in test.hits(value)))


@lru_cache(maxsize=256)
def _finding(words: tuple[str, ...]) -> Alternatives:
    return finds_any(words)


Test = Finds | Among | Between | Every | Not | Listed


def hits(test: Test, value: Value) -> list[str]:
    """The words in `value` that made a test of text hold, each once; none for negations and choices."""
    if isinstance(test, Finds | Listed):
        return test.hits(value)
    if isinstance(test, Every):
        return [word for part in test.tests for word in hits(part, value)]
    return []
