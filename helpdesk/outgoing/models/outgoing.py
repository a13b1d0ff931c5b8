"""The only way out. A row with its final Message-ID exists before anything is sent, so that a crash can at worst
repeat that same message."""

from django.db import models
from django.utils.translation import gettext_lazy


class OutgoingState(models.TextChoices):
    QUEUED = "queued", gettext_lazy("Waiting")
    SENDING = "sending", gettext_lazy("On its way")
    SENT = "sent", gettext_lazy("Sent")
    FAILED = "failed", gettext_lazy("Not delivered")
    CANCELLED = "cancelled", gettext_lazy("Taken back")


class MailKind(models.TextChoices):
    REPLY = "reply", gettext_lazy("Reply")
    ACKNOWLEDGEMENT = "acknowledgement", gettext_lazy("Acknowledgement")
    SURVEY = "survey", gettext_lazy("Survey")
    SYSTEM = "system", gettext_lazy("Notice")


class OutgoingMail(models.Model):
    """One message to one set of recipients. Files are those of `message`, by reference.

    `recipients` has one row for each address of `to`, `cc` and `bcc`. How far it got is theirs alone to say: `state`
    and what the ticket shows of a reply are made of them by `sending/summary.py`. `provider_id` is what a mail provider
    calls the message, when it gave it a name. `last_answer` is what an older release wrote; nothing writes it now.

    `channel` names the transport that carries it, `relay` the place it hands it to, where it has several.

    `key` makes queueing idempotent; `recipient` is the first address in its normal form, for limits. While a row is
    `sending`, `lease_until` tells when another worker may take it over, and `attempts` which claim it is.
    """

    internet_message_id = models.CharField(max_length=250, unique=True)
    key = models.CharField(max_length=100, null=True, blank=True, unique=True)
    channel = models.CharField(max_length=20, default="email", db_default="email")
    relay = models.CharField(max_length=100, blank=True, default="", db_default="")
    kind = models.CharField(max_length=15, choices=MailKind)
    ticket = models.ForeignKey("tickets.Ticket", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    message = models.OneToOneField("tickets.Message", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    mail_from = models.CharField(max_length=320)
    from_name = models.CharField(max_length=200, blank=True)
    recipient = models.CharField(max_length=320)
    to = models.JSONField()
    cc = models.JSONField(default=list, blank=True)
    bcc = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=1000)
    headers = models.JSONField(default=dict, blank=True)
    text = models.TextField()
    html = models.TextField(blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    send_after = models.DateTimeField()
    state = models.CharField(max_length=9, choices=OutgoingState, default=OutgoingState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_answer = models.TextField(blank=True)
    provider_id = models.CharField(max_length=250, blank=True)

    class Meta:
        db_table = "contact_channels_outgoingmail"
        indexes = [
            models.Index(
                fields=["channel", "next_attempt_at"],
                condition=models.Q(state="queued"),
                name="outgoing_due_of_channel",
            ),
            models.Index(fields=["lease_until"], condition=models.Q(state="sending"), name="outgoing_leased"),
            models.Index(fields=["-created_at", "-id"], name="outgoing_newest"),
            models.Index(fields=["recipient", "kind", "created_at"], name="outgoing_to_recipient"),
            models.Index(fields=["ticket"], name="outgoing_of_ticket"),
            models.Index(fields=["provider_id"], condition=~models.Q(provider_id=""), name="outgoing_by_provider_id"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"


class RecipientState(models.TextChoices):
    WAITING = "waiting", gettext_lazy("Waiting")
    SENT = "sent", gettext_lazy("Sent")
    FAILED = "failed", gettext_lazy("Not delivered")
    BOUNCED = "bounced", gettext_lazy("Came back")


class Recipient(models.Model):
    """One address of one outgoing mail and how far it got. `address` is in its normal form; `provider_id` is what a
    mail provider calls the copy of this recipient.

    `cause` is why it is not there (a `FailureCause`), and of one that was sent why it is late; `answer` what a mail
    server last said about it, word for word. Rows of an older release have an answer alone.
    """

    class Role(models.TextChoices):
        TO = "to", gettext_lazy("To")
        CC = "cc", gettext_lazy("Copy")
        BCC = "bcc", gettext_lazy("Blind copy")

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="recipients")
    address = models.CharField(max_length=320)
    role = models.CharField(max_length=3, choices=Role)
    state = models.CharField(max_length=7, choices=RecipientState, default=RecipientState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    cause = models.CharField(max_length=30, blank=True, db_default="")
    answer = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    provider_id = models.CharField(max_length=250, blank=True)

    class Meta:
        db_table = "contact_channels_recipient"
        constraints = [models.UniqueConstraint(fields=["mail", "address"], name="one_row_per_recipient")]
        indexes = [
            models.Index(fields=["address"], name="recipient_by_address"),
            models.Index(fields=["provider_id"], condition=~models.Q(provider_id=""), name="recipient_by_provider_id"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.state}"
