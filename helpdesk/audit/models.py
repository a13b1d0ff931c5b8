"""One line of the audit log."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """Who did what to which thing, and what it was before and after. The database refuses to change it.

    People and things are kept as they were called then, with their keys: they may be gone by now. `changes` has, by
    field, what stood there before and what stands there since, in values and names; secrets are `registry.HIDDEN`.
    Where a person was erased (`erased_at`), `registry.ERASED` stands for their name: no other change is possible.
    """

    at = models.DateTimeField(default=timezone.now)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=254, blank=True)
    address = models.GenericIPAddressField(null=True)
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, blank=True)
    thing_id = models.CharField(max_length=64, blank=True)
    thing = models.CharField(max_length=300, blank=True)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor"),
            models.Index(fields=["kind", "thing_id", "-at"], name="audit_by_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.kind} {self.thing}"
