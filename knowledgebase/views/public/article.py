from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from knowledgebase import access
from knowledgebase.models import Article, ArticleVote, Category, VoteReason
from knowledgebase.queries import public
from knowledgebase.queries.feedback import own_vote
from knowledgebase.views.public.frame import frame
from knowledgebase.views.public.home import address
from knowledgebase.views.public.words import words


def public_article(language: str, slug: str) -> Article:
    """The public article at an address, or 404: a draft and an internal article look like no article at all."""
    articles = access.public().defer("search", "body", "text").select_related("category__parent", "product")
    return get_object_or_404(articles, language=language, slug=slug)


def trail(category: Category, language: str) -> list[tuple[str, str]]:
    """Breadcrumbs down to a topic."""
    above = [(category.parent.title, category.parent.get_absolute_url())] if category.parent else []
    return [(words(language)["help"], address(language)), *above, (category.title, category.get_absolute_url())]


def feedback_context(article: Article, vote: ArticleVote | None) -> dict[str, object]:
    """Context of the box "Did this solve your problem?"."""
    spoken = words(article.language)
    return {
        "article": article,
        "vote": vote,
        "words": spoken,
        "reasons": [(key, spoken[key]) for key in VoteReason.values],
    }


def article(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """One article, its section, its contents, what to read next, and whom to ask."""
    found = public_article(language, slug)
    pages = [(code, each.get_absolute_url()) for code, each in public.translations(found).items()]
    context = {
        "neighbours": public.neighbours(found),
        "related": public.related(found),
        "contents": [(anchor, title) for level, anchor, title in found.headings if level <= 3],
        "trail": trail(found.category, language),
        **feedback_context(found, own_vote(found, request.session.session_key)),
        **frame(request, language, pages),
    }
    return render(request, "knowledgebase/public/article.html", context)
