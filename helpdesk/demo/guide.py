"""The help centre: articles from `content/articles`, and what readers said about them."""

import datetime as dt
import random

from helpdesk.demo.files import ARTICLES, content
from knowledgebase.models import Article, ArticleRevision, ArticleVote, Category, SearchLog, VoteReason
from knowledgebase.queries.feedback import voter_of
from knowledgebase.services.import_pages import ArticleImportReport, load

SEARCHES = (
    ("return label", 21),
    ("plastic smell", 17),
    ("spare lid", 14),
    ("change address", 12),
    ("descale", 11),
    ("where is my parcel", 9),
    ("refund", 8),
    ("gift wrapping", 0),
    ("milk frother", 0),
)


def write_articles() -> ArticleImportReport:
    """Imports the articles and gives their topics the shop's titles and order."""
    report = load(ARTICLES)
    for language, titles in content("topics").items():
        for order, (slug, title) in enumerate(titles.items()):
            Category.objects.filter(language=language, slug=slug).update(title=title, order=order)
    return report


def read_articles(now: dt.datetime, rng: random.Random) -> None:
    """Somebody checked each article lately; readers of the last months voted, and searched."""
    for article in Article.objects.order_by("pk"):
        checked = now.date() - dt.timedelta(days=rng.randint(6, 100))
        Article.objects.filter(pk=article.pk).update(checked_on=checked)
    votes = [vote for article in Article.objects.order_by("pk") for vote in _votes(article, rng)]
    ArticleVote.objects.bulk_create(votes)
    searches = [
        SearchLog(query=query, language="en", results=results)
        for query, results in SEARCHES
        for _ in range(max(results, 4) * 2)
    ]
    SearchLog.objects.bulk_create(searches)
    for search in searches:
        search.at = now - dt.timedelta(days=rng.uniform(0, 28))
    SearchLog.objects.bulk_update(searches, ["at"])


def _votes(article: Article, rng: random.Random) -> list[ArticleVote]:
    """Votes on the version that is shown, and their sums on the article's row."""
    revision = ArticleRevision.objects.get(article=article, number=article.version)
    chance = rng.uniform(0.78, 0.97)
    helped = [rng.random() < chance for _ in range(rng.randint(9, 60))]
    Article.objects.filter(pk=article.pk).update(votes=len(helped), helpful_votes=sum(helped))
    return [
        ArticleVote(
            revision=revision,
            voter=voter_of(f"reader {article.pk} {number}"),
            helpful=yes,
            reason="" if yes else rng.choice(VoteReason.values),
        )
        for number, yes in enumerate(helped)
    ]
