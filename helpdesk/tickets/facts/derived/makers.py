"""Makes derived facts of each kind: yes or no, a choice, several, names, a number, an age."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import CharField, DecimalField, Q
from django.db.models import Value as Literal
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual, In, IsNull, LessThanOrEqual

from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import Measure, Value
from helpdesk.conditions.fields import Field
from helpdesk.tickets.facts.columns import MatchesPattern
from helpdesk.tickets.facts.derived import sql
from helpdesk.tickets.facts.derived.fact import Choices, Fact
from helpdesk.tickets.facts.derived.scope import Scope, now

Read = Callable[[Scope], Combinable]

EVERYBODY, NOBODY = Q(pk__isnull=False), Q(pk__in=[])


def flag(field: Field, holds: Read, *, is_kept: bool = True) -> Fact:
    """Yes or no; `holds` is a condition."""

    def among(keys: frozenset[str]) -> Q:
        yes = Q(holds(now()))
        return (yes if "yes" in keys else NOBODY) | (~yes if "no" in keys else NOBODY)

    def value(raw: Any, at: dt.datetime) -> Value:
        return "yes" if raw else "no"

    return Fact(field=field, column=Column(among=among), value=value, expression=holds, is_kept=is_kept)


def choice(field: Field, key: Read, choices: Callable[[], Choices], *, is_kept: bool = True) -> Fact:
    """One of a few keys; no key is none of them."""

    def known(scope: Scope) -> Combinable:
        return Coalesce(key(scope), Literal(""), output_field=CharField())

    def value(raw: Any, at: dt.datetime) -> Value:
        return str(raw or "")

    column = Column[Q](among=lambda keys: Q(In(known(now()), sorted(keys))))
    return Fact(field=field, column=column, value=value, expression=known, choices=choices, is_kept=is_kept)


def several(
    field: Field, keys: Read, names: Read, choices: Callable[[], Choices] | str, *, is_kept: bool = True
) -> Fact:
    """Keys of rows; `keys` and `names` read lists of texts."""

    def among(asked: frozenset[str]) -> Q:
        held = sql.list_or_none(keys(now()))
        found = Q(sql.Overlap(held, sql.texts(sorted(asked - {""}))))
        return found | Q(In(held, [sql.texts()])) if "" in asked else found

    return Fact(
        field=field,
        column=Column(among=among),
        value=lambda raw, at: tuple(raw or ()),
        expression=keys,
        names=names,
        choices=choices,
        is_kept=is_kept,
    )


def names(field: Field, texts: Read) -> Fact:
    """A list of names, found by words."""

    def known(scope: Scope) -> Combinable:
        return sql.list_or_none(texts(scope))

    column = Column[Q](found=lambda pattern: Q(sql.OneMatches(known(now()), Literal(pattern))))
    return Fact(field=field, column=column, value=lambda raw, at: tuple(raw or ()), expression=known)


def text(field: Field, words: Read) -> Fact:
    """Words; none are empty ones."""

    def known(scope: Scope) -> Combinable:
        return Coalesce(words(scope), Literal(""), output_field=CharField())

    column = Column[Q](found=lambda pattern: Q(MatchesPattern(known(now()), Literal(pattern))))
    return Fact(field=field, column=column, value=lambda raw, at: raw or "", expression=known)


def number(field: Field, amount: Read, *, is_kept: bool = True) -> Fact:
    """A number, or none."""

    def known(scope: Scope) -> Combinable:
        return Cast(amount(scope), DecimalField(max_digits=18, decimal_places=4))

    def between(least: Measure | None, most: Measure | None) -> Q:
        read = known(now())
        found = Q(IsNull(read, False))
        if least is not None:
            found &= Q(GreaterThanOrEqual(read, least))
        return found & Q(LessThanOrEqual(read, most)) if most is not None else found

    def value(raw: Any, at: dt.datetime) -> Value:
        return "" if raw is None else _plain(Decimal(raw))

    return Fact(field=field, column=Column(between=between), value=value, expression=known, is_kept=is_kept)


def _plain(number: Decimal) -> Decimal:
    """Without zeros at its end."""
    return Decimal(f"{number.normalize():f}")


def moment(field: Field, value: Callable[[dt.datetime], Value], choices: Callable[[], Choices] | str = "") -> Fact:
    """What the instant alone says, of all tickets alike; `value` is made of it."""

    def holds(test: Callable[[Any], bool]) -> Q:
        return EVERYBODY if test(value(dt.datetime.now(dt.UTC))) else NOBODY

    def between(least: Measure | None, most: Measure | None) -> Q:
        return holds(lambda known: (least is None or known >= least) and (most is None or known <= most))

    return Fact(
        field=field,
        column=Column(among=lambda keys: holds(lambda known: known in keys), between=between),
        value=lambda raw, at: value(at),
        choices=choices,
    )
