"""Gives the work of a leaver or a put-away team to others: what is little with the press, the rest by a worker.

A worker goes on in portions, each a transaction of its own that also notes how far it is: one that is killed in the
middle of a portion has done nothing of it, and the next one begins there.
"""

import logging
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction

from helpdesk.audit.services import record
from helpdesk.audit.verbs import Action
from helpdesk.people.access import who_runs_it
from helpdesk.people.belongings import Belonging, handed_over, kinds_of
from helpdesk.people.models import HandOver, Team, User

AT_ONCE = 100
"""Up to how many tickets, tasks, drafts and the like together go with the press."""
PORTION = 50
"""How many things a worker gives in one transaction."""

State = HandOver.State
_log = logging.getLogger(__name__)


def begin(*, owner: User | Team, to: Mapping[str, Any], by: User | None) -> list[dict[str, Any]]:
    """Give each kind of work to its heir, `to` by the kind's key; None for nobody. Call it with the owner locked.

    What comes in, such as mailboxes and rules, goes elsewhere now. Are the things that there can be thousands of more
    than `AT_ONCE`, a worker gives those. Returns how much of each kind went now, as the audit log keeps it.
    """
    counted = [(kind, count) for kind in kinds_of(owner) if (count := kind.count(owner))]
    if not counted:
        return []
    is_much = sum(count for kind, count in counted if kind.give) > AT_ONCE
    parts, given = [], []
    for kind, count in counted:
        heir, at_once = _heir(kind, owner, to.get(kind.key), by), not (is_much and kind.give)
        if at_once:
            kind.hand_over(owner, heir, by)
            given.append(handed_over(kind.key, count, heir))
        parts.append(_part(kind.key, heir, count, at_once=at_once))
    HandOver.objects.create(**_whose(owner), by=by, parts=parts, state=State.AT_WORK if is_much else State.DONE)
    return given


def go_on(*, hand_over: HandOver) -> bool:
    """Give the next portion, in one transaction; returns whether there is more to do.

    A thing that cannot be given is noted with the reason, and stays where it was; the others go on.
    """
    with transaction.atomic():
        _lock_heir(hand_over)
        row = HandOver.objects.select_for_update(no_key=True).filter(pk=hand_over.pk, state=State.AT_WORK).first()
        if row is None:
            return False
        if (part := _next(row)) is not None:
            _give(row, part)
        if _next(row) is None:
            row.state = State.DONE
            record(Action.CHANGED, by=row.by, thing=row.owner, changes={"handed_over": (None, _told(row))})
        row.save(update_fields=["state", "parts"])
        return row.is_at_work


def stop(*, owner: User | Team) -> list[dict[str, Any]]:
    """End the hand-over that a worker is at: what went stays there. Returns how much that is, for the audit log."""
    rows = HandOver.objects.select_for_update(no_key=True).filter(**_whose(owner), state=State.AT_WORK)
    told: list[dict[str, Any]] = []
    for row in rows:
        row.state = State.STOPPED
        row.save(update_fields=["state"])
        told += _told(row)
    return told


def _whose(owner: User | Team) -> dict[str, Any]:
    return {"person": owner} if isinstance(owner, User) else {"team": owner}


def _part(what: str, heir: User | Team | None, total: int, *, at_once: bool = False) -> dict[str, Any]:
    return {
        "what": what,
        "to": heir.pk if heir else None,
        "total": total,
        "done": total if at_once else 0,
        "last": 0,
        "failed": [],
        "at_once": at_once,
        "is_over": at_once,
    }


def _heir(kind: Belonging[Any], owner: User | Team, heir: Any, by: User | None) -> Any:
    """Who takes over a kind: somebody else where it cannot wait and nobody was chosen."""
    if heir is None and kind.needs_owner and isinstance(owner, User):
        return by if by is not None and by.takes_work else who_runs_it(beside=owner)
    return heir


def _next(row: HandOver) -> dict[str, Any] | None:
    return next((part for part in row.parts if not part["is_over"]), None)


def _lock_heir(row: HandOver) -> None:
    """Lock whoever takes over, before all else: they cannot leave between the portion and its end."""
    part = _next(row)
    if part is not None and part["to"] is not None:
        model: type[User | Team] = User if row.person_id else Team
        model._default_manager.select_for_update(no_key=True).filter(pk=part["to"]).first()


def _give(row: HandOver, part: dict[str, Any]) -> None:
    owner = row.owner
    kind = next((one for one in kinds_of(owner) if one.key == part["what"]), None)
    if kind is None or kind.give is None:  # the release that runs now does not know it
        part["is_over"] = True
        return
    heir = _still(owner, part["to"])
    if heir is None and part["to"] is not None:
        _name_another(row, part, _heir(kind, owner, None, row.by))
        return
    things = list(kind.things(owner).filter(pk__gt=part["last"]).order_by("pk")[:PORTION])
    failed = _given(kind, things, heir, row.by)
    part["failed"] += failed
    part["done"] += len(things) - len(failed)
    part["last"] = things[-1].pk if things else part["last"]
    part["is_over"] = len(things) < PORTION


def _still(owner: User | Team, heir: int | None) -> User | Team | None:
    """The heir, where they can still take over; None for nobody."""
    if heir is None:
        return None
    if isinstance(owner, User):
        person = User.objects.filter(pk=heir).first()
        return person if person is not None and person.takes_work else None
    return Team.objects.filter(pk=heir, is_active=True).first()


def _name_another(row: HandOver, part: dict[str, Any], heir: Any) -> None:
    """Let the rest of a kind go to somebody else, for whoever was to take over has left meanwhile."""
    tried = part["done"] + len(part["failed"])
    rest = {**_part(part["what"], heir, max(part["total"] - tried, 0)), "last": part["last"]}
    part["total"], part["is_over"] = tried, True
    row.parts.insert(row.parts.index(part) + 1, rest)


def _given(kind: Belonging[Any], things: Sequence[Any], heir: Any, by: User | None) -> list[list[Any]]:
    """Give the things, one by one where they do not go together. Returns those that stay, each with the reason."""
    if kind.give is None or not things:
        return []
    try:
        with transaction.atomic():
            kind.give(things, heir, by)
    except (OperationalError, InterfaceError):  # the database, not the things: the next turn tries again
        raise
    except Exception as problem:  # noqa: BLE001 - whatever a room refuses, the other things go on
        if len(things) == 1:
            _log.error("A thing could not be handed over: %s %s: %s", kind.key, things[0].pk, _bare(problem))
            why = " ".join(problem.messages) if isinstance(problem, ValidationError) else ""
            return [[things[0].pk, why]]
        return [one for thing in things for one in _given(kind, [thing], heir, by)]
    return []


def _bare(problem: Exception) -> str:
    """What went wrong and where, without the message: the database's has the row, with what people wrote."""
    cause = problem.__cause__ if isinstance(problem.__cause__, psycopg.Error) else None
    broken = f" {cause.sqlstate} {cause.diag.constraint_name or ''}".rstrip() if cause else ""
    return f"{type(problem).__name__}{broken}\n{''.join(traceback.format_tb(problem.__traceback__))}"


def _told(row: HandOver) -> list[dict[str, Any]]:
    """How much of each kind a worker gave to whom."""
    model: type[User | Team] = User if row.person_id else Team
    heirs = model._default_manager.in_bulk([part["to"] for part in row.later if part["to"] is not None])
    return [handed_over(part["what"], part["done"], heirs.get(part["to"])) for part in row.later if part["done"]]
