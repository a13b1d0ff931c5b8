from difflib import SequenceMatcher

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase.views.desk.edit import find
from knowledgebase.views.desk.frame import frame

Line = tuple[str, str]


@staff_only
def revision(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One version of an article, and what changed since the one before it."""
    article = find(request, pk)
    shown = get_object_or_404(article.revisions.select_related("author"), number=number)
    before = article.revisions.filter(number=number - 1).first()
    lines = changes(before.body if before else "", shown.body)
    context = {"article": article, "revision": shown, "before": before, "lines": lines, **frame(request)}
    return render(request, "knowledgebase/desk/revision.html", context)


def changes(before: str, after: str) -> list[Line]:
    """Lines as (sign, words): "" kept, "-" taken out, "+" put in."""
    old, new = before.splitlines(), after.splitlines()
    lines: list[Line] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [("", line) for line in new[j1:j2]]
            continue
        lines += [("-", line) for line in old[i1:i2]]
        lines += [("+", line) for line in new[j1:j2]]
    return lines
