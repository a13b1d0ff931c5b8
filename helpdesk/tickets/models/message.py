"""What was said: inbound messages, replies and private notes, with their attachments."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy

from helpdesk.tickets.channels import EMAIL
from helpdesk.tickets.states import Status


class Direction(models.TextChoices):
    IN = "in", gettext_lazy("From the customer")
    OUT = "out", gettext_lazy("Reply")
    NOTE = "note", gettext_lazy("Private note")


class DeliveryState(models.TextChoices):
    """How far a reply got on its way out.

    A scheduled reply waits for its `send_after`; it is held when something happened meanwhile that its author
    should know first. Neither is said yet: no clock stops, no status moves, no customer sees it.
    """

    NONE = "none", gettext_lazy("Not sent by mail")
    SCHEDULED = "scheduled", gettext_lazy("Leaves later")
    HELD = "held", gettext_lazy("Held back")
    QUEUED = "queued", gettext_lazy("Leaves soon")
    SENDING = "sending", gettext_lazy("On its way")
    SENT = "sent", gettext_lazy("Sent")
    FAILED = "failed", gettext_lazy("Not delivered")
    WITHDRAWN = "withdrawn", gettext_lazy("Taken back")


class Visibility(models.TextChoices):
    """Who else can read it where it was written, and so the answer to it."""

    NOWHERE = "", gettext_lazy("Not posted anywhere")
    PUBLIC = "public", gettext_lazy("In public")
    PRIVATE = "private", gettext_lazy("In private")


PENDING = (DeliveryState.SCHEDULED, DeliveryState.HELD)
UNSAID = (*PENDING, DeliveryState.WITHDRAWN)
"""Replies that were written and not said: they count for nothing but themselves."""

SPOKEN = models.Q(direction=Direction.IN) | models.Q(direction=Direction.OUT) & ~models.Q(
    delivery=DeliveryState.WITHDRAWN
)
"""What whoever answers must have read: words of the customer, and answers to them, said or about to be."""


class Message(models.Model):
    """One message. `body_html` is kept as it came and cleaned where it is shown; `reply_text` leaves the quote out.

    `is_auto_reply`: a machine wrote it. `draws_no_answer`: no machine of ours may answer it, for it came through a list
    or from a sender who is not proven; a person's words all the same.

    `handle` is what its writer is called where it was `posted`, `link` leads there; `transport` is by which way of
    `outgoing` an answer leaves, "" for mail.

    `delivery` and `setbacks` of a reply that is on its way are a view of what the room that carries it knows, written
    by `services.messages.delivery.show` alone; `setbacks` are those of `tickets.setbacks`. A scheduled
    reply that was held back has one of its own. `delivery_error` is a text that an older release wrote.

    `signature` leaves below a reply, as its writer saw it. `bcc` is for staff's eyes only. `status_on_send` is the
    status that the ticket takes when a scheduled reply leaves; empty leaves it as it is. `begun_with` is the key of the
    saved reply that a reply was made of; its room knows more.
    """

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=4, choices=Direction)
    channel = models.CharField(max_length=20, default=EMAIL.key)
    author_user = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author_customer = models.ForeignKey(
        "customers.Customer", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_email = models.CharField(max_length=320, blank=True)
    from_name = models.CharField(max_length=300, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    handle = models.CharField(max_length=200, blank=True, db_default="")
    link = models.CharField(max_length=2000, blank=True, db_default="")
    posted = models.CharField(max_length=7, choices=Visibility, default=Visibility.NOWHERE, blank=True, db_default="")
    transport = models.CharField(max_length=20, blank=True, db_default="")
    to = models.JSONField(default=list, blank=True)
    cc = models.JSONField(default=list, blank=True)
    bcc = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    body_text = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    reply_text = models.TextField(blank=True)
    signature = models.TextField(blank=True, db_default="")
    is_auto_reply = models.BooleanField(default=False)
    draws_no_answer = models.BooleanField(default=False, db_default=False)
    internet_message_id = models.CharField(max_length=998, blank=True)
    created_at = models.DateTimeField()
    begun_with = models.BigIntegerField(null=True, blank=True)
    submission_key = models.UUIDField(null=True, blank=True, unique=True)

    delivery = models.CharField(max_length=9, choices=DeliveryState, default=DeliveryState.NONE)
    send_after = models.DateTimeField(null=True, blank=True)
    status_on_send = models.CharField(max_length=8, choices=Status, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    delivery_error = models.TextField(blank=True)
    setbacks = models.JSONField(default=list, blank=True, db_default=models.Value([], models.JSONField()))

    class Meta:
        indexes = [
            models.Index(fields=["ticket", "created_at", "id"], name="message_of_ticket"),
            models.Index(
                fields=["internet_message_id"],
                condition=~models.Q(internet_message_id=""),
                name="message_by_internet_id",
            ),
            models.Index(
                fields=["send_after"], condition=models.Q(delivery=DeliveryState.SCHEDULED), name="message_scheduled"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether the customer may ever see it."""
        return self.direction != Direction.NOTE and self.delivery not in UNSAID


def attachment_path(attachment: "Attachment", filename: str) -> str:
    """A path made of the random key alone: the sender's name for a file never reaches the disk."""
    key = attachment.key.hex
    return f"attachments/{key[:2]}/{key}"


class Attachment(models.Model):
    """A file of a message; read only through a view that checks who asks."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(upload_to=attachment_path, max_length=120)
    filename = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content_id = models.CharField(max_length=255, blank=True)
    inline = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.filename
