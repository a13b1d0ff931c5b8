"""Contact forms: the forms by which customers write, each for a kind of request."""

from django.db import models
from django.db.models.functions import Lower

from helpdesk.tickets.fields.priority import Priority


class ContactForm(models.Model):
    """A form of the shop. What comes by it goes to `team` with `tags` and a `priority`, before rules look at it.

    `asked` says which of the built-in fields are asked, and which are `required`; `fields` are pairs of the key of a
    field of the shop's own and how that is asked, in their order; `extras` are the parts of other rooms that it has.
    `texts` holds by language what it says (`heading`, `introduction`, `thanks`); who speaks none of these languages is
    answered in the `fallback`. `sites` are the origins that may frame it. Tickets name it for ever: it is closed, never
    deleted, and its slug never changes.
    """

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_open = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False)
    is_listed = models.BooleanField(default=False)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.NORMAL)
    tags = models.JSONField(default=list, blank=True)
    asked = models.JSONField(default=dict, blank=True)
    fields = models.JSONField(default=list, blank=True, db_default=[])
    extras = models.JSONField(default=list, blank=True)
    texts = models.JSONField(default=dict, blank=True)
    fallback = models.CharField(max_length=12, blank=True)
    sites = models.JSONField(default=list, blank=True)
    asks_proof = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_contact_form_per_name"),
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_contact_form"
            ),
        ]

    def __str__(self) -> str:
        return self.name
