"""An article as readers see it. Its history, and words not yet published, are revisions."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy

from knowledgebase.languages import CHOICES, DEFAULT
from knowledgebase.models.category import Category


class ArticleState(models.TextChoices):
    DRAFT = "draft", gettext_lazy("Draft")
    PUBLISHED = "published", gettext_lazy("Published")


class Audience(models.TextChoices):
    PUBLIC = "public", gettext_lazy("Public")
    INTERNAL = "internal", gettext_lazy("Internal")


class Article(models.Model):
    """An article; the row holds revision `version`: the live one when published, otherwise the newest.

    `latest_version` runs ahead of `version` while changes to a published article wait to be published.
    `key` names the same content in every language, so that translations find each other.
    """

    key = models.CharField(max_length=250)
    slug = models.SlugField(max_length=200)
    language = models.CharField(max_length=12, choices=CHOICES, default=DEFAULT)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="articles")
    order = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=ArticleState, default=ArticleState.DRAFT)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.PUBLIC)
    product = models.ForeignKey("customers.Product", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("people.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    related = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="+")

    version = models.PositiveIntegerField(default=0)
    latest_version = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=200)
    keywords = models.CharField(max_length=500, blank=True)
    body = models.TextField()
    html = models.TextField(editable=False)
    text = models.TextField(editable=False)
    summary = models.CharField(max_length=300, blank=True, editable=False)
    headings = models.JSONField(default=list, editable=False)
    words = models.PositiveIntegerField(default=0, editable=False)
    search = SearchVectorField(null=True, editable=False)

    helpful_votes = models.PositiveIntegerField(default=0)
    votes = models.PositiveIntegerField(default=0)
    checked_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "key"], name="one_article_per_key"),
            models.UniqueConstraint(fields=["language", "slug"], name="one_article_per_slug"),
        ]
        indexes = [
            GinIndex(fields=["search"], fastupdate=False, name="article_search"),
            GinIndex(OpClass(Upper("title"), name="gin_trgm_ops"), name="article_title_like"),
            models.Index(
                fields=["category", "order"],
                condition=models.Q(state=ArticleState.PUBLISHED, audience=Audience.PUBLIC),
                name="article_public_by_order",
            ),
            models.Index(fields=["-updated_at", "-id"], name="article_by_change"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("knowledgebase:article", args=[self.language, self.slug])

    @property
    def is_public(self) -> bool:
        return self.state == ArticleState.PUBLISHED and self.audience == Audience.PUBLIC

    @property
    def has_unpublished_changes(self) -> bool:
        return self.state == ArticleState.PUBLISHED and self.latest_version > self.version

    @property
    def minutes_to_read(self) -> int:
        """Minutes that reading takes, at 200 words a minute, an ordinary pace for instructions; at least one."""
        return max(1, round(self.words / 200))
