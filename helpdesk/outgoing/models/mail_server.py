"""The mail server by which all mail leaves, as somebody set it up in the browser."""

from django.db import models
from django.utils.translation import gettext_lazy

ACCOUNT = ("host", "port", "encryption", "username")
"""A stored password is used for the very account that it was entered for: whoever could point it at another server
would get to know it."""


class Encryption(models.TextChoices):
    TLS = "tls", gettext_lazy("TLS (usually port 465)")
    STARTTLS = "starttls", gettext_lazy("STARTTLS (usually port 587)")
    NONE = "none", gettext_lazy("None: only inside your own network")


class MailServer(models.Model):
    """The relay that replaces the one of `EMAIL_URL` while it `is_active`; there is one row at most.

    `secret` is the password, sealed; without a `username` nobody signs in. `timeout` is in seconds. Put aside, the row
    stays as it is, so that it can be brought back.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(default=587)
    encryption = models.CharField(max_length=8, choices=Encryption, default=Encryption.STARTTLS)
    username = models.CharField(max_length=320, blank=True)
    secret = models.TextField(blank=True)
    timeout = models.PositiveSmallIntegerField(default=30)
    is_active = models.BooleanField(default=True, db_default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_mail_server")]

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
