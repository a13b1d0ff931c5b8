"""Our own addresses: where customers write, which team gets what arrives there, and how it is brought in."""

from functools import partial
from typing import Any

from django.core.cache import cache
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

CACHE_KEY = "outgoing:mailboxes"
"""Where the active mailboxes are kept for some seconds."""


class Door(models.TextChoices):
    """How mail to an address reaches us."""

    HANDED = "handed", gettext_lazy("Our mail server hands it over")
    IMAP = "imap", gettext_lazy("We fetch it by IMAP")
    PROVIDER = "provider", gettext_lazy("A mail provider posts it")


class Mailbox(models.Model):
    """One address of ours.

    `plus_addressing`: the mail server delivers `name+anything@` here, so that answers can carry a token.
    `takes_reply_to`: forms and groups write here for others; see `taking.stand_in` of intake.

    `inbound_key` is the SHA-256 (hex) of the secret with which a provider posts; the secret itself is shown once.
    `fault` with its values is what was wrong at `last_error_at` (see intake.codes.faults); `last_error` is the sentence
    that an older release kept instead. `lag_seconds` is how long the newest message was on its way from the mail server
    to us.
    """

    address = models.EmailField(max_length=254)
    name = models.CharField(max_length=100, blank=True)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_default = models.BooleanField(default=False)
    plus_addressing = models.BooleanField(default=False)
    takes_reply_to = models.BooleanField(default=False, db_default=False)
    is_active = models.BooleanField(default=True)

    door = models.CharField(max_length=8, choices=Door, default=Door.HANDED)
    inbound_key = models.CharField(max_length=64, blank=True)
    inbound_key_made_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=40, blank=True, db_default="")
    fault_values = models.JSONField(default=dict, blank=True, db_default=models.Value({}, models.JSONField()))
    last_error = models.TextField(blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)
    last_received_at = models.DateTimeField(null=True, blank=True)
    lag_seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        db_table = "contact_channels_mailbox"
        constraints = [
            models.UniqueConstraint(Lower("address"), name="one_mailbox_per_address"),
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_mailbox"
            ),
        ]
        indexes = [
            models.Index(fields=["inbound_key"], condition=~models.Q(inbound_key=""), name="mailbox_by_inbound_key"),
        ]
        ordering = ["-is_default", "address"]
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address

    def save(self, *args: Any, **options: Any) -> None:
        super().save(*args, **options)
        forget_kept()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        gone = super().delete(*args, **options)
        forget_kept()
        return gone


def forget_kept() -> None:
    """Whoever asks for our mailboxes reads them anew, now and once this transaction is done."""
    cache.delete(CACHE_KEY)
    transaction.on_commit(partial(cache.delete, CACHE_KEY))
