"""An address that somebody says is theirs, until its owner has proved it."""

from django.db import models


class NewAddress(models.Model):
    """An address that waits to be proved, at most one a person.

    Only a hash of the secret is stored; nothing else knows the address before it is proved.
    """

    user = models.OneToOneField("people.User", on_delete=models.CASCADE, related_name="new_address")
    email = models.EmailField(max_length=254)
    secret_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"of {self.user_id}"
