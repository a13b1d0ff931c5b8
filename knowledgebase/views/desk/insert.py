from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import access
from knowledgebase.languages import DEFAULT, LANGUAGES
from knowledgebase.models import Article
from knowledgebase.queries.desk import with_title
from knowledgebase.queries.search import suggestions
from knowledgebase.views.public.frame import absolute

LIMIT = 200
LIKELY = 5


@permitted(Permission.ANSWER_CUSTOMERS)
def insert(request: StaffRequest, number: int) -> HttpResponse:
    """Articles whose link can go into a reply: likely ones first. Internal articles and drafts are not offered."""
    ticket = detail.get_ticket(request.user, number)
    words = query_params(request).words("q", longest=100)
    offers = [
        {"title": each.title, "text": f"{each.title}\n{absolute(each.get_absolute_url())}"}
        for each in _offered(ticket, words)
    ]
    name = "_insert" if request.htmx else "insert"
    return render(request, f"knowledgebase/desk/{name}.html", {"ticket": ticket, "offers": offers, "query": words})


def _offered(ticket: Ticket, words: str) -> list[Article]:
    code = ticket.language[:2] if ticket.language[:2] in LANGUAGES else DEFAULT
    public = access.public()
    likely = suggestions(public, words or f"{ticket.subject} {ticket.last_words}", code, LIKELY)
    rest = with_title(public.filter(language=code), words).only("title", "slug", "language").order_by("title")[:LIMIT]
    known = {article.pk for article in likely}
    return [*likely, *(article for article in rest if article.pk not in known)]
