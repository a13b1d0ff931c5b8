"""What a colleague is told of, and whether they have seen it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from helpdesk.notifications.kinds import WAYS, Kind, Way, kind_of


class Notice(models.Model):
    """One thing that somebody is told of. It holds ids alone: words are read where they are shown.

    `thing` is what it is about, such as `ticket:7` or `task:12`, and `ticket` the ticket to which that belongs.
    `occasions` are those on which it happened since the person looked: one is told once, however often a handler runs,
    and several of one kind and thing are one notice with a `count`. `actor` is the colleague who did it, if one did,
    `stood_in_for` whom it would have been told if they were here.

    `way` is how the person wanted it; `mail_at` is when a mail may tell of it, and `mailed_at` when one did.
    """

    user = models.ForeignKey("people.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=40)
    ticket = models.ForeignKey("tickets.Ticket", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    actor = models.ForeignKey("people.User", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    stood_in_for = models.ForeignKey(
        "people.User", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    occasions = ArrayField(models.CharField(max_length=60), default=list)
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    way = models.CharField(max_length=6, choices=WAYS, default=Way.APP.value)
    mail_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    writer = ""
    detail = ""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "thing"], condition=Q(seen_at=None), name="one_unseen_notice_of_a_thing"
            )
        ]
        indexes = [
            models.Index(fields=["user", "-at"], condition=Q(seen_at=None), name="notice_unseen"),
            models.Index(fields=["user", "-at", "-id"], name="notice_of_person"),
            models.Index(fields=["thing", "user"], name="notice_of_thing"),
            models.Index(
                fields=["mail_at"],
                condition=Q(seen_at=None, mailed_at=None, mail_at__isnull=False),
                name="notice_mail_due",
            ),
            models.Index(fields=["at"], name="notice_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.thing}"

    @property
    def thing_id(self) -> int:
        """The key of the thing."""
        return int(self.thing.rpartition(":")[2])

    @property
    def about(self) -> Kind:
        return kind_of(self.kind)

    @property
    def words(self) -> str:
        """The sentence, in the reader's language."""
        return self.about.words(self)

    @property
    def path(self) -> str:
        """The page that it leads to."""
        return self.about.path(self)
