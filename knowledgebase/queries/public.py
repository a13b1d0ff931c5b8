"""Reads what the public pages show, in few statements."""

from dataclasses import dataclass, field

from django.core.cache import cache

from knowledgebase import access
from knowledgebase.languages import LANGUAGES, ArticleLanguage
from knowledgebase.models import Article, Category, MovedTopic
from knowledgebase.queries.helpfulness import ids_best_first, in_order

LIST_FIELDS = ("id", "title", "slug", "language", "category_id", "order", "summary", "key")


@dataclass
class HelpTopic:
    """A topic with its public articles, and the topics below it."""

    category: Category
    articles: list[Article] = field(default_factory=list)
    children: list["HelpTopic"] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.articles) + sum(child.count for child in self.children)

    @property
    def icon(self) -> str:
        return self.category.icon


def topics(language: str) -> list[HelpTopic]:
    """The topics of a language that hold at least one public article, in order. Two statements."""
    made = {category.pk: HelpTopic(category) for category in Category.objects.filter(language=language)}
    for article in access.public().filter(language=language).only(*LIST_FIELDS).order_by("order", "title"):
        made[article.category_id].articles.append(article)
    for topic in made.values():
        if topic.category.parent_id in made and topic.articles:
            made[topic.category.parent_id].children.append(topic)
    return [topic for topic in made.values() if topic.category.parent_id is None and topic.count]


def often_helpful(language: str, limit: int = 6) -> list[Article]:
    """Articles that surely help: best first by Wilson's lower bound over the votes on their present version."""
    voted = access.public().filter(language=language, helpful_votes__gt=0)
    return in_order(access.public().only(*LIST_FIELDS), ids_best_first(voted)[:limit])


def languages() -> list[ArticleLanguage]:
    """Languages with public articles, in the product's order."""
    used = set(access.public().order_by().values_list("language", flat=True).distinct())
    return [language for code, language in LANGUAGES.items() if code in used]


def known_languages() -> list[ArticleLanguage]:
    """Languages with public articles, at most five minutes old, for pages that search and should count no more
    statements.
    """
    codes: list[str] = cache.get_or_set("help-languages", lambda: [each.code for each in languages()], 300) or []
    return [LANGUAGES[code] for code in codes]


def translations(article: Article) -> dict[str, Article]:
    """The article in every language in which it is public, by code; this one too."""
    found = access.public().filter(key=article.key).only(*LIST_FIELDS)
    return {each.language: each for each in found}


def neighbours(article: Article) -> list[Article]:
    """The public articles of the same topic, in order, this one among them."""
    found = access.public().filter(category=article.category_id).only(*LIST_FIELDS)
    return list(found.order_by("order", "title"))


def related(article: Article, limit: int = 4) -> list[Article]:
    """Public articles that an editor chose to stand beside this one."""
    mine = Article.related.through.objects.filter(from_article=article)
    return list(
        access.public().filter(pk__in=mine.values("to_article")).only(*LIST_FIELDS).order_by("order", "title")[:limit]
    )


def topics_by_slug(slug: str) -> dict[str, Category]:
    """The same topic in every language, empty topics left out."""
    full = access.public().filter(category__slug=slug).order_by().values_list("language", flat=True).distinct()
    return {each.language: each for each in Category.objects.filter(slug=slug, language__in=full)}


def moved_topic(language: str, slug: str) -> MovedTopic | None:
    """Where the address of a topic leads that is gone; None for an address that never was one."""
    return MovedTopic.objects.select_related("to").filter(language=language, slug=slug).first()
