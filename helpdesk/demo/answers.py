"""What customers said when they were asked afterwards, and how the shop got in touch with those whom it let down."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterable
from typing import Any

from helpdesk.calendars.deadlines import DayUnit, Deadline, due_instant
from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop
from helpdesk.demo.topics import Topic
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from surveys.models import Answer, FollowUp, FollowUpEntry, Invitation, Kind, Programme, Reason, State
from surveys.scales import SCALES
from surveys.services.send_invitation import EXPIRES

NPS_SHARE = 80
IN_TOUCH = Deadline(2, DayUnit.BUSINESS_DAYS)
DELAY = dt.timedelta(minutes=60)
ANSWER_SHARE = 0.72
COMMENT_SHARE = 0.6

# Chances of bad, middle and good by the kind of experience.
PLEASED, LET_DOWN, BADLY = (0.07, 0.22, 0.71), (0.42, 0.30, 0.28), (0.62, 0.22, 0.16)
SCORES = {
    "nps": {
        "bad": ((0, 1, 2, 3, 4, 5, 6), (1, 1, 2, 4, 3, 5, 7)),
        "middle": ((7, 8), (1, 2)),
        "good": ((9, 10), (2, 3)),
    },
    "csat": {"bad": ((1, 2), (1, 2)), "middle": ((3,), (1,)), "good": ((4, 5), (2, 5))},
}
WORDS = {
    FollowUp.State.CONTACTED: "Wrote and asked what would put it right. No answer yet.",
    FollowUp.State.WON_BACK: "Talked on the phone, apologized, sent the stronger lid. Will stay with us.",
    FollowUp.State.CLOSED: "Listened and apologized. The money is back; no further wish.",
}


@dataclasses.dataclass(frozen=True)
class Asked:
    """One solved ticket and the invitation that went out for it."""

    topic: Topic
    ticket: Ticket
    invitation: Invitation


def set_programmes() -> None:
    """NPS after most tickets, CSAT after the others."""
    Programme.objects.filter(kind=Kind.NPS).update(share=NPS_SHARE, is_active=True)
    Programme.objects.filter(kind=Kind.CSAT).update(share=100 - NPS_SHARE, is_active=True)


def ask(told: Iterable[tuple[Topic, Ticket]], now: dt.datetime, rng: random.Random) -> list[Asked]:
    """Stores one decision for each solved ticket: asked, or why not. Nobody was asked twice within the cool-down."""
    solved = sorted(
        ((topic, ticket) for topic, ticket in told if ticket.resolved_at), key=lambda pair: _solved(pair[1])
    )
    last: dict[int, dt.datetime] = {}
    cool_down = dt.timedelta(days=Programme.objects.get(kind=Kind.NPS).cool_down_days)
    asked = []
    for topic, ticket in solved:
        at = _solved(ticket) + DELAY
        if at >= now:
            continue
        before = last.get(ticket.requester_id)
        too_soon = before is not None and at - before < cool_down
        if not too_soon:
            last[ticket.requester_id] = at
        asked.append(Asked(topic, ticket, _invitation(ticket, at, too_soon=too_soon, draw=rng.uniform(0, 99.9))))
    Invitation.objects.bulk_create(each.invitation for each in asked)
    return [each for each in asked if each.invitation.sent_at]


def _solved(ticket: Ticket) -> dt.datetime:
    return ticket.resolved_at or ticket.created_at


def _invitation(ticket: Ticket, at: dt.datetime, *, too_soon: bool, draw: float) -> Invitation:
    row = Invitation(
        ticket=ticket,
        customer_id=ticket.requester_id,
        kind=Kind.NPS if draw < NPS_SHARE else Kind.CSAT,
        draw=draw,
        due_at=at,
        decided_at=at,
        language=ticket.language,
    )
    if too_soon:
        row.state, row.reason = State.SKIPPED, Reason.COOL_DOWN
    else:
        row.state, row.sent_at, row.expires_at = State.SENT, at, at + EXPIRES
        row.sent_to = ticket.requester.email
    return row


def answer(asked: list[Asked], now: dt.datetime, rng: random.Random) -> list[tuple[Asked, Answer]]:
    """Stores what most of those who were asked answered, within some days."""
    comments = content("comments")
    given = []
    for each in asked:
        sent = each.invitation.sent_at
        at = sent + dt.timedelta(hours=min(rng.lognormvariate(1.6, 1.2), 240)) if sent else now
        if rng.random() < ANSWER_SHARE and at < now:
            given.append((each, _answer(each, at, comments, rng)))
            each.invitation.state = State.ANSWERED
    Answer.objects.bulk_create(row for _, row in given)
    Invitation.objects.bulk_update([each.invitation for each, _ in given], ["state"])
    return given


def _answer(each: Asked, at: dt.datetime, comments: list[dict[str, Any]], rng: random.Random) -> Answer:
    ticket, kind = each.ticket, each.invitation.kind
    chances = PLEASED
    if ticket.is_complaint:
        chances = BADLY if each.topic.rising or each.topic.topic == "refund late" else LET_DOWN
    (tone,) = rng.choices(("bad", "middle", "good"), chances)
    scores, weights = SCORES[kind][tone]
    said = _comment(each.topic, tone, comments, rng)
    return Answer(
        invitation=each.invitation,
        kind=kind,
        score=rng.choices(scores, weights)[0],
        reasons=said.get("reasons", []),
        comment=said.get("text", ""),
        may_contact=tone == "bad" and rng.random() < 0.8,
        team_id=ticket.team_id,
        agent_id=ticket.assignee_id,
        product_id=ticket.product_id,
        channel=ticket.channel,
        language=ticket.language,
        answered_at=at,
    )


def _comment(topic: Topic, tone: str, comments: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    if rng.random() > COMMENT_SHARE:
        return {}
    fitting = [row for row in comments if row["tone"] == tone and topic.topic in row.get("topics", [topic.topic])]
    own = [row for row in fitting if "topics" in row]
    return rng.choice(own if own and rng.random() < 0.7 else fitting)


def follow_up(given: list[tuple[Asked, Answer]], shop: Shop, now: dt.datetime, rng: random.Random) -> list[FollowUp]:
    """Stores a follow-up for every bad answer; those of the last days are still to do, one or two of them late."""
    bad = [(each, row) for each, row in given if SCALES[row.kind].is_bad(row.score)]
    rows = [_follow_up(each, row, shop, now, rng) for each, row in bad]
    FollowUp.objects.bulk_create(rows)
    for row, (_, answer) in zip(rows, bad, strict=True):
        row.created_at = answer.answered_at
    FollowUp.objects.bulk_update(rows, ["created_at"])
    _log(rows, rng)
    return rows


def _follow_up(each: Asked, answer: Answer, shop: Shop, now: dt.datetime, rng: random.Random) -> FollowUp:
    due = due_instant(shop.calendar, answer.answered_at, IN_TOUCH)
    row = FollowUp(
        answer=answer,
        ticket=each.ticket,
        customer_id=each.ticket.requester_id,
        owner=_owner(each, shop, rng),
        due_at=due,
    )
    row.state = _state(now - answer.answered_at, rng)
    if row.is_finished:
        row.outcome = WORDS[FollowUp.State(row.state)]
        row.finished_at = min(answer.answered_at + dt.timedelta(days=rng.uniform(0.5, 5)), now)
    return row


def _state(age: dt.timedelta, rng: random.Random) -> str:
    """Old ones are finished; some of the last days are still to do, and so late."""
    unfinished = 1.0 if age < dt.timedelta(days=5) else 0.6 if age < dt.timedelta(days=10) else 0.0
    if rng.random() < unfinished:
        return FollowUp.State.CONTACTED if rng.random() < 0.3 else FollowUp.State.OPEN
    return FollowUp.State.WON_BACK if rng.random() < 0.45 else FollowUp.State.CLOSED


def _owner(each: Asked, shop: Shop, rng: random.Random) -> User | None:
    """A lead or colleague of the team who is not the one that was rated; sometimes nobody has taken it yet."""
    others = [user for user in shop.members[each.topic.team] if user.pk != each.ticket.assignee_id]
    return rng.choice(others) if others and rng.random() < 0.75 else None


def _log(rows: list[FollowUp], rng: random.Random) -> None:
    entries = [
        FollowUpEntry(
            follow_up=row,
            user=row.owner,
            author=row.owner.short_name if row.owner else "Dana",
            what=FollowUp.State(row.state).label.lower(),
            note=WORDS[FollowUp.State(row.state)],
        )
        for row in rows
        if row.state != FollowUp.State.OPEN
    ]
    FollowUpEntry.objects.bulk_create(entries)
    for entry in entries:
        created = entry.follow_up.created_at
        entry.at = entry.follow_up.finished_at or created + dt.timedelta(hours=rng.uniform(2, 12))
    FollowUpEntry.objects.bulk_update(entries, ["at"])
