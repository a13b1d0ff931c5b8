from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knowledgebase import access
from knowledgebase.models import Article
from knowledgebase.views.public.frame import absolute

# The protocol allows 50,000 addresses in one file.
LIMIT = 50_000


def sitemap(request: HttpRequest) -> HttpResponse:
    """Public articles for search engines, each with its translations."""
    fields = ("slug", "language", "key", "updated_at")
    found = list(access.public().only(*fields).order_by("key", "language")[:LIMIT])
    by_key: dict[str, list[Article]] = defaultdict(list)
    for article in found:
        by_key[article.key].append(article)
    entries = [
        {
            "location": absolute(article.get_absolute_url()),
            "changed": article.updated_at.date(),
            "translations": [(each.language, absolute(each.get_absolute_url())) for each in by_key[article.key]],
        }
        for article in found
    ]
    return render(request, "knowledgebase/public/sitemap.xml", {"entries": entries}, content_type="application/xml")
