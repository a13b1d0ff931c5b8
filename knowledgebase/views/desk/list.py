from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from helpdesk.shop.starter import untouched
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import access
from knowledgebase.forms import ArticleFilterForm
from knowledgebase.models import Article
from knowledgebase.queries import desk
from knowledgebase.queries.helpfulness import ids_best_first, in_order, lower_bound
from knowledgebase.views.desk.frame import frame

PAGE_SIZE = 50


@permitted(Permission.WRITE_ARTICLES)
def articles(request: StaffRequest) -> HttpResponse:
    """All articles a member of staff may read, with filters; drafts and internal ones among them."""
    form = ArticleFilterForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    view = query_params(request).choice("view", ("mine", *desk.VIEWS))
    found = _filtered(_view(request, view), chosen)
    page, rows = _page(request, found, chosen.get("sort", ""))
    context = {
        "form": form,
        "page": page,
        "rows": [(row, lower_bound(row.helpful_votes, row.votes)) for row in rows],
        "examples": untouched("article", [row.pk for row in rows]),
        "filtered": any(chosen.values()),
        **frame(request, view or "all"),
    }
    return render(request, "knowledgebase/desk/list.html", context)


def _view(request: StaffRequest, view: str) -> QuerySet[Article]:
    found = access.visible_to(request.user)
    if view == "mine":
        return desk.own_drafts(found, request.user)
    return found.filter(desk.VIEWS[view]()) if view else found


def _filtered(found: QuerySet[Article], chosen: dict[str, object]) -> QuerySet[Article]:
    for field in ("state", "audience", "language", "category"):
        if chosen.get(field):
            found = found.filter(**{field: chosen[field]})
    return desk.with_title(found, str(chosen.get("q") or ""))


def _page(request: StaffRequest, found: QuerySet[Article], sort: str) -> tuple[Page[Any], list[Article]]:
    """One page and its rows. Wilson's bound is no column: to sort by it the ids are put in order first."""
    if sort == "helpful":
        ids = numbered(request, ids_best_first(found), PAGE_SIZE)
        return ids, in_order(desk.listed(found), list(ids.object_list))
    page = numbered(request, desk.listed(found).order_by("-updated_at", "-pk"), PAGE_SIZE)
    return page, list(page.object_list)
