"""Reads what is on file about a message before it is judged: one statement answers what guards and matching ask."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.mime.parsed import ParsedMail
from helpdesk.people.models.users import STAFF_ROLES

RECENTLY = dt.timedelta(hours=1)
KNOWN_TIMES = 5
"""How much more than a stranger somebody may write who belongs to the ticket."""
TOGETHER = dt.timedelta(days=1)
"""Answers to something that never came belong together only when they come within this time."""
_COUNTED_AT_LEAST = 10

_LOOK = """
    SELECT
        EXISTS (SELECT FROM contact_channels_outgoingmail WHERE internet_message_id = %(id)s AND %(id)s <> ''),
        ARRAY(
            SELECT raw.id FROM contact_channels_rawmail AS raw JOIN tickets_message AS said ON said.id = raw.message_id
            WHERE said.internet_message_id = %(id)s AND %(id)s <> '' AND said.from_email = ANY(%(senders)s)
            AND raw.ticket_id IS NOT NULL ORDER BY raw.id LIMIT 5
        ),
        (
            SELECT count(*) FROM (
                SELECT FROM contact_channels_rawmail
                WHERE sender = %(sender)s AND received_at > %(recently)s AND outcome = ANY(%(taken)s) AND id <> %(row)s
                LIMIT %(enough)s
            ) AS taken
        ),
        (
            SELECT min(id) FROM people_user
            WHERE is_active AND role = ANY(%(roles)s) AND lower(email) = lower(%(writer)s) AND %(writer)s <> ''
        ),
        (
            SELECT json_agg(json_build_array(known, ticket_id, is_ours) ORDER BY id DESC)::text FROM (
                SELECT internet_message_id AS known, ticket_id, true AS is_ours, id FROM contact_channels_outgoingmail
                WHERE internet_message_id = ANY(%(ancestors)s) AND ticket_id IS NOT NULL
                UNION ALL
                SELECT internet_message_id, ticket_id, false, id FROM tickets_message
                WHERE internet_message_id = ANY(%(ancestors)s)
            ) AS both_sides
        ),
        (
            SELECT json_agg(json_build_array(identifier, ticket_id, created_at > %(lately)s) ORDER BY id DESC)::text
            FROM contact_channels_missingancestor WHERE identifier = ANY(%(named)s)
        ),
        EXISTS (
            SELECT FROM contact_channels_missingancestor WHERE created_at > %(lately)s AND written_at > %(written)s
        )
"""


@dataclass(frozen=True, slots=True)
class KnownMessages:
    """Ids of mails of ours (`sent`) and of messages (`said`), and the tickets they stand in."""

    sent: dict[str, int]
    said: dict[str, int]

    def __contains__(self, identifier: str) -> bool:
        return identifier in self.sent or identifier in self.said


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """What is on file about one message and its sender.

    `is_ours`: a mail of ours has its Message-ID. `alike`: the first deliveries under its id by the same sender.
    `recent`: how many other messages of its sender took effect in the hour before, as far as any limit asks. `staff`:
    the colleague with its sender's address. `known`: those of its ancestors that are here. `missed`: ids that messages
    here miss, the ticket, and whether that is recent. `has_gap`: some message here was written after it and misses one.
    """

    is_ours: bool
    alike: Sequence[int]
    recent: int
    staff: int | None
    known: KnownMessages
    missed: Sequence[tuple[str, int, bool]]
    has_gap: bool


def look_up(mail: ParsedMail, row: RawMail) -> MessageRecord:
    """Read what is on file about `mail`.

    Deliveries under one Message-ID are looked up one after the other: the lock lasts until the caller's transaction
    ends.
    """
    if mail.message_id:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"message:{mail.message_id}"])
    with connection.cursor() as cursor:
        cursor.execute(_LOOK, _questions(mail, row))
        is_ours, alike, recent, staff, known, missed, has_gap = cursor.fetchone()
    found = json.loads(known or "[]")
    # Of several messages under one id the first counts: a later one is somebody who copied it.
    sent, said = ({name: ticket for name, ticket, ours in found if ours is side} for side in (True, False))
    return MessageRecord(is_ours, alike, recent, staff, KnownMessages(sent, said), json.loads(missed or "[]"), has_gap)


def _questions(mail: ParsedMail, row: RawMail) -> dict[str, Any]:
    senders = {item.email for item in (mail.sender, *mail.reply_to[:1]) if item}
    return {
        "id": mail.message_id,
        "senders": sorted(senders),
        "sender": row.sender,
        "recently": row.received_at - RECENTLY,
        "taken": [IntakeOutcome.CREATED.value, IntakeOutcome.APPENDED.value],
        "row": row.pk,
        "enough": max(settings.MAIL_PER_SENDER_PER_HOUR * KNOWN_TIMES, _COUNTED_AT_LEAST),
        "roles": list(STAFF_ROLES),
        "writer": mail.sender.email if mail.sender else "",
        "ancestors": list(mail.ancestors),
        "named": list(filter(None, (mail.message_id, *mail.ancestors))),
        "lately": timezone.now() - TOGETHER,
        "written": mail.date,
    }
