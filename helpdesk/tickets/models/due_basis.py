"""Stores what open due times were worked out from."""

from django.db import models


class DueBasis(models.Model):
    """The one row with the fingerprint of the hours, holidays, policies and channels that open due times follow."""

    fingerprint = models.CharField(max_length=64)
    followed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"due times as of {self.followed_at}"
