"""An invitation to work here, until it is taken up, withdrawn or over."""

import datetime as dt

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from helpdesk.people.models.users import Role

LIVES = dt.timedelta(days=7)


class StaffInvitation(models.Model):
    """Somebody who was asked by mail to work here, with the role and teams that they get.

    Their account begins with its `time_zone` and `language`, in which the mail is written, too; empty, with the shop's.

    Only a hash of the link's secret is stored. One that was taken up or withdrawn has an `ended_at`; of those without,
    there is one an address.
    """

    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=12, choices=Role)
    teams = models.ManyToManyField("people.Team", blank=True, related_name="+")
    time_zone = models.CharField(max_length=64, blank=True, db_default="")
    language = models.CharField(max_length=12, blank=True, db_default="")
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    invited_by = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=models.Q(ended_at=None), name="one_open_invitation_per_email"
            )
        ]
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_over(self) -> bool:
        """Whether its link opens nothing any more, though nobody withdrew it."""
        return self.expires_at <= timezone.now()
