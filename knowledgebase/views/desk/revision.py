from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.texts.lines import line_changes
from knowledgebase.views.desk.edit import find
from knowledgebase.views.desk.frame import frame


@permitted(Permission.WRITE_ARTICLES)
def revision(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One version of an article, and what changed since the one before it."""
    article = find(request, pk)
    shown = get_object_or_404(article.revisions.select_related("author"), number=number)
    before = article.revisions.filter(number=number - 1).first()
    lines = line_changes(before.body if before else "", shown.body)
    context = {"article": article, "revision": shown, "before": before, "lines": lines, **frame(request)}
    return render(request, "knowledgebase/desk/revision.html", context)
