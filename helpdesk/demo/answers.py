"""What customers said when they were asked afterwards, and how the shop got in touch with those whom it let down."""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterable
from typing import Any

from helpdesk.calendars.deadlines import DayUnit, Deadline, due_instant
from helpdesk.customers.models import ContactPoint
from helpdesk.demo.files import content
from helpdesk.demo.shop import Shop
from helpdesk.demo.topics import DemoTopic
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from surveys.eligibility import chosen
from surveys.kinds import FIRST, kind_of
from surveys.models import (
    Answer,
    FollowUp,
    FollowUpAct,
    FollowUpEntry,
    Invitation,
    InvitationState,
    Programme,
    SkipReason,
)
from surveys.services.save_programme import save_programme
from surveys.services.send_invitation import EXPIRES

SHARES = [("nps", 80), ("csat", 20)]
IN_TOUCH = Deadline(2, DayUnit.BUSINESS_DAYS)
DELAY = dt.timedelta(minutes=60)
NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
ANSWER_SHARE = 0.72
COMMENT_SHARE = 0.6

# Chances of bad, middle and good by the kind of experience.
PLEASED, LET_DOWN, BADLY = (0.07, 0.22, 0.71), (0.42, 0.30, 0.28), (0.62, 0.22, 0.16)
WORDS = {
    FollowUp.State.CONTACTED: "Wrote and asked what would put it right. No answer yet.",
    FollowUp.State.WON_BACK: "Talked on the phone, apologized, sent the stronger lid. Will stay with us.",
    FollowUp.State.CLOSED: "Listened and apologized. The money is back; no further wish.",
}


@dataclasses.dataclass(frozen=True)
class Asked:
    """One solved ticket and the decision whether its customer was asked."""

    topic: DemoTopic
    ticket: Ticket
    invitation: Invitation


def set_programmes() -> None:
    """NPS after most tickets, CSAT after the others; soon, so that a newcomer sees the mail."""
    for kind, share in SHARES:
        programme = Programme.objects.get(kind=kind)
        programme.share, programme.is_active, programme.delay_minutes = share, True, 1
        save_programme(programme=programme, questions=programme.questions)


def survey(
    told: Iterable[tuple[DemoTopic, Ticket]], now: dt.datetime, rng: random.Random
) -> list[tuple[Asked, Answer]]:
    """Stores one decision for each solved ticket, and what most of those who were asked answered within some days."""
    asked = _ask(told, now, rng)
    comments = content("comments")
    given = [
        (each, _answer(each, at, comments, rng)) for each in asked if (at := _answered_at(each.invitation, rng)) < now
    ]
    for each, _ in given:
        each.invitation.state = InvitationState.ANSWERED
    Invitation.objects.bulk_create(each.invitation for each in asked)
    Answer.objects.bulk_create(row for _, row in given)
    return given


def _ask(told: Iterable[tuple[DemoTopic, Ticket]], now: dt.datetime, rng: random.Random) -> list[Asked]:
    """Invitations as they were sent, or not: nobody was asked twice within the cool-down."""
    pairs = [(topic, ticket, ticket.resolved_at) for topic, ticket in told if ticket.resolved_at]
    addresses = _addresses(ticket.requester_id for _, ticket, _ in pairs)
    cool_down = dt.timedelta(days=Programme.objects.get(kind=FIRST).cool_down_days)
    last: dict[int, dt.datetime] = {}
    asked = []
    for topic, ticket, solved in sorted(pairs, key=lambda pair: pair[2]):
        at = solved + DELAY
        if at >= now:
            continue
        row = Invitation(
            ticket=ticket,
            customer_id=ticket.requester_id,
            draw=rng.uniform(0, 99.9),
            due_at=at,
            decided_at=at,
            language=ticket.language,
        )
        row.kind = chosen(row.draw, SHARES) or FIRST
        before = last.get(row.customer_id)
        if before and at - before < cool_down:
            row.state, row.reason = InvitationState.SKIPPED, SkipReason.COOL_DOWN
        else:
            last[row.customer_id] = at
            row.state, row.sent_at, row.expires_at = InvitationState.SENT, at, at + EXPIRES
            row.sent_to = addresses.get(row.customer_id, "")
        asked.append(Asked(topic, ticket, row))
    return asked


def _addresses(customers: Iterable[int]) -> dict[int, str]:
    points = ContactPoint.objects.filter(kind=ContactPoint.Kind.EMAIL, customer_id__in=set(customers))
    return dict(points.values_list("customer_id", "value"))


def _answered_at(invitation: Invitation, rng: random.Random) -> dt.datetime:
    """When the answer came; the end of time for those who never answer."""
    hours, answers = min(rng.lognormvariate(1.6, 1.2), 240), rng.random() < ANSWER_SHARE
    return invitation.sent_at + dt.timedelta(hours=hours) if invitation.sent_at and answers else NEVER


def _answer(each: Asked, at: dt.datetime, comments: list[dict[str, Any]], rng: random.Random) -> Answer:
    ticket, kind = each.ticket, each.invitation.kind
    chances = PLEASED
    if ticket.is_complaint:
        chances = BADLY if each.topic.rising or each.topic.topic == "refund late" else LET_DOWN
    (tone,) = rng.choices(("bad", "middle", "good"), chances)
    scores = [score for score in kind_of(kind).scale.steps if kind_of(kind).scale.group(score) == tone]
    said = _comment(each.topic, tone, comments, rng)
    return Answer(
        invitation=each.invitation,
        kind=kind,
        score=rng.choices(scores, range(1, len(scores) + 1))[0],
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


def _comment(topic: DemoTopic, tone: str, comments: list[dict[str, Any]], rng: random.Random) -> dict[str, Any]:
    if rng.random() > COMMENT_SHARE:
        return {}
    fitting = [row for row in comments if row["tone"] == tone and topic.topic in row.get("topics", [topic.topic])]
    own = [row for row in fitting if "topics" in row]
    return rng.choice(own if own and rng.random() < 0.7 else fitting)


def follow_up(given: list[tuple[Asked, Answer]], shop: Shop, now: dt.datetime, rng: random.Random) -> list[FollowUp]:
    """Stores a follow-up for every bad answer; those of the last days are still to do, one or two of them late."""
    bad = [(each, row) for each, row in given if row.tone == "bad"]
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
            what=FollowUpAct(row.state),
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
