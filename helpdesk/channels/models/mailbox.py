"""Our own addresses: where customers write, and which team gets what arrives there."""

from django.db import models
from django.db.models.functions import Lower


class Mailbox(models.Model):
    """`plus_addressing`: the mail server delivers `name+anything@` here, so that answers can carry a token."""

    address = models.EmailField(max_length=254)
    name = models.CharField(max_length=100, blank=True)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_default = models.BooleanField(default=False)
    plus_addressing = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("address"), name="one_mailbox_per_address"),
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_mailbox"
            ),
        ]
        ordering = ["-is_default", "address"]
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address
