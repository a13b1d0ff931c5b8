"""Adds examples to begin with, and takes away those that nobody changed."""

from collections import Counter

from django.db import transaction

from helpdesk.audit.services import Actor, recorded_together
from helpdesk.audit.verbs import Action
from helpdesk.shop.audited import EXAMPLES
from helpdesk.shop.models import Example
from helpdesk.shop.services.save_shop import locked_shop
from helpdesk.shop.starter import ExampleKind, kept, kinds


@transaction.atomic
def add_examples(*, language: str, by: Actor | None) -> int:
    """Add all examples of a language that were not added before, and say how many these are. One entry for all."""
    locked_shop()
    known = set(Example.objects.filter(language=language).values_list("kind", "key"))
    added: Counter[str] = Counter()
    with recorded_together(Action.CREATED, by=by, kind=EXAMPLES, about=language, things=added):
        for kind in kinds():
            wanted = [key for key in kind.titles(language) if (kind.kind, key) not in known]
            added[kind.kind] += _add(kind, wanted, language, by)
    _changed()
    return added.total()


def _add(kind: ExampleKind, keys: list[str], language: str, by: Actor | None) -> int:
    made = {pk: key for key in keys if (pk := kind.make(key, language, by)) is not None}
    states = kind.states(made)
    Example.objects.bulk_create(
        Example(kind=kind.kind, key=key, language=language, thing_id=pk, state=states[pk]) for pk, key in made.items()
    )
    return len(made)


@transaction.atomic
def remove_examples(*, by: Actor | None) -> int:
    """Delete all examples that nobody changed and nothing hangs on, and say how many these are. One entry for all."""
    locked_shop()
    removed: Counter[str] = Counter()
    with recorded_together(Action.DELETED, by=by, kind=EXAMPLES, about="", things=removed):
        for kind in reversed(kinds()):
            rows = list(Example.objects.filter(kind=kind.kind).order_by("-pk"))
            states = kind.states([row.thing_id for row in rows])
            for row in rows:
                if states.get(row.thing_id) == row.state and kind.remove(row.thing_id, by):
                    row.delete()
                    removed[kind.kind] += 1
    _changed()
    return removed.total()


def _changed() -> None:
    transaction.on_commit(kept.changed)
    kept.forget()
