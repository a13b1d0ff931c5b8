"""Addresses that want no surveys."""

from django.db import models


class OptOut(models.Model):
    """An address that wants no surveys, in its normal form. It stays, even when the customer is gone."""

    address = models.CharField(max_length=320, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.address
