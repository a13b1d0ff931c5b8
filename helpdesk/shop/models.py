"""What the shop says of itself: one row, which is there once somebody set it up."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext, gettext_lazy

from helpdesk.web.requests.language import supported


def known_language(code: str) -> None:
    """Refuse a language that our pages do not speak."""
    if not supported(code):
        raise ValidationError(gettext("There are no pages in that language."))


def known_zone(name: str) -> None:
    """Refuse a time zone that nobody can reckon with."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(gettext("There is no time zone called %(name)s.") % {"name": name})


class Shop(models.Model):
    """The shop's own words and addresses. What is empty is as the environment has it.

    `further` has by language whom customers can turn to next, "" for all other languages. The guide through the
    first steps is shown from `guide_began_at` to `guide_ended_at`, when all was done or it was put away. Pictures are
    named by their digest (`ShopPicture`); `handles` and `footer_links` are pairs of words and an address; `languages`
    are those of customers' pages, all where it is empty. `language` is spoken where nobody says another, and
    `time_zone` is that of the shop's own days.
    """

    name = models.CharField(max_length=80, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postal_address = models.CharField(max_length=300, blank=True)
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$", gettext_lazy("A colour is written like #0e6b56."))],
    )
    further = models.JSONField(default=dict, blank=True)
    logo = models.CharField(max_length=64, blank=True, default="", db_default="")
    logo_dark = models.CharField(max_length=64, blank=True, default="", db_default="")
    favicon = models.CharField(max_length=64, blank=True, default="", db_default="")
    handles = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    footer_links = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    languages = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    language = models.CharField(max_length=12, blank=True, db_default="", default="", validators=[known_language])
    time_zone = models.CharField(max_length=64, blank=True, db_default="", default="", validators=[known_zone])
    guide_began_at = models.DateTimeField(null=True, blank=True)
    guide_ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_shop")]

    def __str__(self) -> str:
        return self.name


class Example(models.Model):
    """Content to begin with that was asked for: which example of a kind became which thing, and how that was then."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    thing_id = models.BigIntegerField()
    state = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="one_example_per_key"),
            models.UniqueConstraint(fields=["kind", "thing_id"], name="one_example_per_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.language}"


class ShopPicture(models.Model):
    """A PNG that pages show, by the digest of its content; one that was replaced stays, so that it can come back."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.digest[:12]


class ProofFile(models.Model):
    """A file by which a service elsewhere sees that the domain is the shop's, such as a search engine's.

    `name` is its path below the domain: `google1a2b.html`, `.well-known/apple-developer-domain-association`. One that
    was taken away stays, so that it can come back.
    """

    name = models.CharField(max_length=120, unique=True)
    content = models.TextField(max_length=20_000)
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
