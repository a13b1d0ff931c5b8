"""IMAP accounts: how we fetch the mail of one address from its server, and how far we got."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy


class Security(models.TextChoices):
    TLS = "tls", gettext_lazy("TLS (usually port 993)")
    STARTTLS = "starttls", gettext_lazy("STARTTLS (usually port 143)")
    NONE = "none", gettext_lazy("None: only inside your own network")


class AfterFetch(models.TextChoices):
    """What happens on the server to a message once it is safely stored here."""

    LEAVE = "leave", gettext_lazy("Leave it where it is")
    MOVE = "move", gettext_lazy("Move it to a folder")
    DELETE = "delete", gettext_lazy("Delete it")


class ImapAccount(models.Model):
    """An account that mail is fetched from.

    `secret` is the password, encrypted; `token_command` names a command of the configuration that prints an OAuth 2
    access token, and then there is no password.

    Messages up to `last_uid` under `uid_validity` have been taken in; those that arrived before `fetch_since` are
    passed over. `next_poll_at` keeps pollers apart and is moved on by failures.
    """

    mailbox = models.OneToOneField("outgoing.Mailbox", on_delete=models.CASCADE, related_name="imap")
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, choices=Security, default=Security.TLS)
    username = models.CharField(max_length=320)
    secret = models.TextField(blank=True)
    token_command = models.CharField(max_length=60, blank=True)
    folder = models.CharField(max_length=200, default="INBOX")
    after_fetch = models.CharField(max_length=6, choices=AfterFetch, default=AfterFetch.LEAVE)
    move_to = models.CharField(max_length=200, blank=True)

    fetch_since = models.DateTimeField(null=True, blank=True)
    uid_validity = models.BigIntegerField(null=True, blank=True)
    last_uid = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    next_poll_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "contact_channels_imapaccount"

    def __str__(self) -> str:
        return f"{self.username} at {self.host}"

    @property
    def place(self) -> str:
        """A short name for this folder of this account: UIDs of another one are other messages."""
        return hashlib.sha256(f"{self.host}\0{self.username}\0{self.folder}".encode()).hexdigest()[:12]
