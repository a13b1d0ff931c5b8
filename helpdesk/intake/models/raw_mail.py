"""Every message that came in, byte for byte, and what became of it. Stored before anything is read."""

import zlib
from collections.abc import Collection
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy

from helpdesk.intake.codes.guard_names import guard_of


class IntakeOutcome(models.TextChoices):
    RECEIVED = "received", gettext_lazy("Being read")
    CREATED = "created", gettext_lazy("New ticket")
    APPENDED = "appended", gettext_lazy("Added to a ticket")
    IGNORED = "ignored", gettext_lazy("Already here")
    QUARANTINED = "quarantined", gettext_lazy("Set aside")
    DISCARDED = "discarded", gettext_lazy("Thrown away")


class RawMail(models.Model):
    """One delivery. `identity` says which message it is, however often and on whatever way it arrives; only one
    delivery of a message can take effect. A repeated delivery keeps no bytes of its own.

    `mailbox` is the address whose door it came through, when the door knows; `door_key` is that door's own name for
    the delivery (an IMAP UIDVALIDITY:UID, an idempotency key), so that fetching it again is seen before its bytes
    are stored. `envelope_to` are the recipients of the SMTP or LMTP transaction, as lower-case addresses.

    `guard` and `reason` are ids (`guard_names.py`, `reasons.py`), `reason_values` what stands in that reason's
    sentence; the release before wrote the sentence itself.

    `decisions` tells what the guards said, in order: a list of `{"guard": str, "decision": str, "reason": str,
    "values": dict, "saw": str}`, `saw` being the header or words that made up its mind. The last one that ends the
    message's way is also `guard` and `reason`. What a person did with a message that was set aside stands among
    them, as the guard `person` with `at`; the last one is also `handled_by` and `handled_at`.

    A request by a contact form that was held back names its `form`, and has in `filled_in` what the mail of it does not
    say, from which the request is made when somebody lets it in.
    """

    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    identity = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=11, choices=IntakeOutcome, default=IntakeOutcome.RECEIVED)
    reason = models.CharField(max_length=500, blank=True)
    reason_values = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    guard = models.CharField(max_length=40, blank=True)
    sender = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    mailbox = models.ForeignKey("outgoing.Mailbox", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    door_key = models.CharField(max_length=100, blank=True)
    envelope_from = models.CharField(max_length=320, blank=True)
    envelope_to = models.JSONField(default=list, blank=True)
    decisions = models.JSONField(default=list, blank=True)
    handled_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    handled_at = models.DateTimeField(null=True, blank=True)
    content_removed_at = models.DateTimeField(null=True, blank=True)
    form = models.ForeignKey(
        "tickets.ContactForm", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    filled_in = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    ticket = models.ForeignKey("tickets.Ticket", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    message = models.ForeignKey("tickets.Message", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        db_table = "contact_channels_rawmail"
        constraints = [
            models.UniqueConstraint(
                fields=["identity"],
                condition=models.Q(outcome__in=["created", "appended", "quarantined", "discarded"])
                & ~models.Q(identity=""),
                name="one_effect_per_message",
            ),
            models.UniqueConstraint(
                fields=["mailbox", "door_key"], condition=~models.Q(door_key=""), name="one_row_per_door_key"
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], condition=models.Q(outcome="received"), name="raw_mail_to_be_read"),
            models.Index(
                fields=["-received_at", "-id"],
                condition=models.Q(outcome="quarantined"),
                name="raw_mail_quarantined",
            ),
            models.Index(
                fields=["-received_at", "-id"], condition=models.Q(outcome="discarded"), name="raw_mail_discarded"
            ),
            models.Index(
                fields=["outcome", "guard", "-received_at", "-id"],
                condition=models.Q(outcome__in=["quarantined", "discarded"]),
                name="raw_mail_aside_by_guard",
            ),
            models.Index(
                fields=["outcome", "source", "-received_at", "-id"],
                condition=models.Q(outcome__in=["quarantined", "discarded"]),
                name="raw_mail_aside_by_door",
            ),
            models.Index(
                fields=["-received_at", "-id"],
                condition=models.Q(handled_at__isnull=False),
                name="raw_mail_handled",
            ),
            GinIndex(
                OpClass(Upper("sender"), "gin_trgm_ops"),
                OpClass(Upper("subject"), "gin_trgm_ops"),
                condition=models.Q(outcome__in=["quarantined", "discarded"]),
                name="raw_mail_aside_words",
            ),
            models.Index(fields=["message"], name="raw_mail_of_message"),
            models.Index(
                fields=["form", "received_at"], condition=models.Q(form__isnull=False), name="raw_mail_of_form"
            ),
            models.Index(fields=["mailbox", "-received_at"], name="raw_mail_of_mailbox"),
            models.Index(fields=["sender", "received_at"], name="raw_mail_of_sender"),
            models.Index(
                fields=["received_at"],
                condition=models.Q(content_removed_at__isnull=True),
                name="raw_mail_with_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.sender}"

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        """The row with the guard's id, also where the release before wrote words."""
        row = super().from_db(db, field_names, values, **more)
        if "guard" in row.__dict__:
            row.guard = guard_of(row.guard)
        return row

    def read(self) -> bytes:
        """The message as it arrived."""
        return zlib.decompress(bytes(self.content)) if self.content else b""

    @staticmethod
    def pack(raw: bytes) -> bytes:
        """Bytes as they are stored."""
        return zlib.compress(raw, 6)
