"""What is audited, by kind: how a thing and its fields are called, and how their values are kept and told.

A room registers its things from its `apps.py`. Keys of kinds and fields are stored with entries: never change one.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop, pgettext

from helpdesk.audit.verbs import Action
from helpdesk.web.words.formats import full_time, long_date

HIDDEN = "•••"
"""Stands for a secret, before and after: that it changed is told, what it is is not."""

ERASED = "[erased]"
"""Stands for the name of somebody who was erased; the trigger of the table knows it, too."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Read = Callable[[Any], Any]
Words = Callable[[Any], str]


@dataclass(frozen=True)
class Audited:
    """A field that entries tell of.

    `label` is marked for translation. `read` takes the value from the thing, as JSON can hold it; without one it is the
    model's own field: a row it refers to is kept by its name, several by all their names in order. `words` tells a kept
    value; without one it is told by its kind, a choice by its label. A secret is never kept, and of what `is_private`
    only for what it then belongs to, such as the words of one person's own saved reply, neither.
    """

    label: str
    read: Read | None = None
    words: Words | None = None
    is_secret: bool = False
    is_private: Callable[[Any], bool] | None = None


@dataclass(frozen=True)
class AuditedThing:
    """A kind of things: its key, the model, its name for people, and the fields that entries tell of, in their order.

    `name` is what one thing is called, `url` leads to it by its key while it is there.
    """

    kind: str
    model: type[models.Model]
    label: str
    fields: Mapping[str, Audited]
    name: Callable[[Any], str] = str
    url: Callable[[str], str] | None = None


@dataclass
class _Known:
    things: dict[str, AuditedThing] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    no_changes: set[str] = field(default_factory=set)


_known = _Known(
    lists={"audit_log": gettext_noop("Audit log")},
    actions={
        Action.CREATED: gettext_noop("created"),
        Action.CHANGED: gettext_noop("changed"),
        Action.DELETED: gettext_noop("deleted"),
        Action.EXPORTED: gettext_noop("took along as a file"),
        Action.SIGNED_IN: gettext_noop("signed in"),
        Action.SIGN_IN_FAILED: gettext_noop("failed to sign in"),
        Action.SIGNED_OUT: gettext_noop("signed out"),
        Action.RENEWED: gettext_noop("made a new secret for"),
        Action.READ: gettext_noop("read"),
        Action.IMPORTED: gettext_noop("imported"),
    },
    no_changes={Action.READ, Action.EXPORTED, Action.SIGNED_IN, Action.SIGN_IN_FAILED, Action.SIGNED_OUT},
)


def register(thing: AuditedThing) -> None:
    """Register a kind of things.

    Raises:
        ValueError: another kind or model has this place already.
    """
    if thing.kind in _known.things or any(thing.model is known.model for known in _known.things.values()):
        raise ValueError(f"audited already: {thing.kind}")
    _known.things[thing.kind] = thing


def register_more(kind: str, fields: Mapping[str, Audited]) -> None:
    """Let entries of a kind tell of what another room keeps of such things, too."""
    known = _known.things[kind]
    _known.things[kind] = replace(known, fields={**known.fields, **fields})


def register_list(kind: str, label: str) -> None:
    """Register a whole list that people can take along or bring in; `label` is marked for translation."""
    _known.lists[kind] = label


def register_action(action: str, words: str, *, is_change: bool = True) -> None:
    """Register an action of another room; `words` are collected with `gettext_noop`.

    One that `is_change` of nothing that the thing's own page shows leaves who edits that page alone.
    """
    _known.actions[action] = words
    if not is_change:
        _known.no_changes.add(action)


def thing_of(row: models.Model) -> AuditedThing:
    """What a row is.

    Raises:
        LookupError: no room registered its model.
    """
    for thing in _known.things.values():
        if isinstance(row, thing.model):
            return thing
    raise LookupError(f"not audited: {type(row).__name__}")


def kinds() -> dict[str, str]:
    """All kinds, with their names for people, by name."""
    labels = _known.lists | {kind: thing.label for kind, thing in _known.things.items()}
    named = {kind: gettext(label) for kind, label in labels.items()}
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def actions() -> dict[str, str]:
    """All actions in words."""
    return {action: gettext(words) for action, words in _known.actions.items()}


def no_changes() -> frozenset[str]:
    """The actions after which a thing is what it was."""
    return frozenset(_known.no_changes)


def kind_in_words(kind: str) -> str:
    """What a kind is called; one that nobody knows any more is told by its key."""
    known = _known.things.get(kind)
    label = known.label if known else _known.lists.get(kind)
    return gettext(label) if label else kind


def action_in_words(action: str) -> str:
    """What was done; what nobody knows any more is told by its id."""
    words = _known.actions.get(action)
    return gettext(words) if words else action


def thing(kind: str) -> AuditedThing | None:
    return _known.things.get(kind)


def snapshot(row: models.Model) -> dict[str, Any]:
    """What a thing's fields hold now, as entries keep it."""
    return {name: _kept(row, name, audited) for name, audited in thing_of(row).fields.items()}


def hidden(row: models.Model) -> frozenset[str]:
    """The names of a thing's fields whose values are not kept as the thing is now."""
    fields = thing_of(row).fields.items()
    return frozenset(name for name, one in fields if one.is_secret or (one.is_private and one.is_private(row)))


def _kept(row: models.Model, name: str, audited: Audited) -> Any:
    if audited.read:
        return audited.read(row)
    value = getattr(row, name)
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, models.Manager):
        return sorted(str(one) for one in value.all())
    return value


def value_in_words(kind: str, name: str, value: Any) -> str:
    """A kept value in words, in the reader's language."""
    known = thing(kind)
    audited = known.fields.get(name) if known else None
    if audited and audited.words and value not in (None, "", [], {}):
        return audited.words(value)
    return _choice(known, name, value) or _plain(value)


def _choice(known: AuditedThing | None, name: str, value: Any) -> str:
    """The label of a model's choice; empty where there is none."""
    if known is None or not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    column = next((one for one in known.model._meta.fields if one.name == name), None)
    return str(dict(column.flatchoices).get(value, "")) if column else ""


def _plain(value: Any) -> str:
    """A value by its kind alone."""
    if value in (None, "", [], {}):
        return pgettext("an empty value", "nothing")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    return _moment(value) if isinstance(value, str) else str(value)


def _moment(text: str) -> str:
    """A moment or a day as people write it; any other text as it stands."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    if _DAY.fullmatch(text):
        return long_date(moment.date())
    return full_time(timezone.localtime(moment)) if moment.tzinfo else text


def in_order(kind: str, changes: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Changes in the order of the thing's fields; fields that nobody knows any more come last."""
    known = thing(kind)
    places = {name: place for place, name in enumerate(known.fields)} if known else {}
    return sorted(changes.items(), key=lambda item: places.get(item[0], len(places)))


def label_of(kind: str, name: str) -> str:
    """A field's label, or the kind that a batch counts; what nobody knows any more is told by its key."""
    known = thing(kind)
    audited = known.fields.get(name) if known else None
    return gettext(audited.label) if audited else kind_in_words(name)
