"""The editor: write, see it as readers will, save, publish."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString, mark_safe

from helpdesk.people.models import User
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import access, services
from knowledgebase.forms import ArticleForm, initial_of
from knowledgebase.models import Article
from knowledgebase.queries import desk
from knowledgebase.queries.helpfulness import lower_bound
from knowledgebase.rendering import render as to_html
from knowledgebase.views.desk.frame import frame
from knowledgebase.views.desk.publishing import places_to_ask_about, publishes


def find(request: StaffRequest, pk: int) -> Article:
    """An article that this person may read, or 404."""
    articles = access.visible_to(request.user).defer("search").select_related("category", "product", "owner")
    return get_object_or_404(articles, pk=pk)


@permitted(Permission.WRITE_ARTICLES)
def new(request: StaffRequest) -> HttpResponse:
    """Write a new article; a failed search may have suggested its title."""
    form = ArticleForm(request.POST or None, initial={"title": query_params(request).words("title")})
    return _edit(request, None, form)


@permitted(Permission.WRITE_ARTICLES)
def edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an article; the newest version is shown, published or not."""
    article = find(request, pk)
    newest = article.revisions.get(number=article.latest_version)
    initial = initial_of(article, newest.title, newest.body, newest.keywords)
    return _edit(request, article, ArticleForm(request.POST or None, initial=initial))


def _edit(request: StaffRequest, article: Article | None, form: ArticleForm) -> HttpResponse:
    action, body = form_data(request).words("action"), str(form["body"].value() or "")
    places = places_to_ask_about(request, body)
    if request.method == "POST" and action != "preview" and form.is_valid() and not places:
        saved = _save(request, article, form)
        if saved is not None:
            return redirect("knowledgebase:edit", pk=saved.pk)
    wrong = form.is_bound and bool(form.errors or places) and action != "preview"
    context: dict[str, Any] = {
        "form": form,
        "article": article,
        "preview": rendered(body),
        "open_places": places,
        **frame(request),
    }
    if article is not None:
        context["history"] = desk.history(article)[:20]
        context["helpful"] = lower_bound(article.helpful_votes, article.votes)
    return render(request, "knowledgebase/desk/edit.html", context, status=422 if wrong else 200)


def _save(request: StaffRequest, article: Article | None, form: ArticleForm) -> Article | None:
    """Saves, and publishes if asked to; None after writing what is wrong into the form."""
    try:
        with transaction.atomic():
            return _write(request.user, article, form, publish=publishes(request))
    except ValidationError as error:
        form.add_error(None, error)
    except PermissionDenied as error:
        form.add_error(None, str(error))
    return None


def _write(user: User, article: Article | None, form: ArticleForm, *, publish: bool) -> Article:
    words = form.cleaned_data
    saved = services.save_article(
        by=user,
        article=article,
        title=words["title"],
        body=words["body"],
        keywords=words["keywords"],
        details=form.details(),
        seen_version=words["seen_version"] if article else None,
    )
    return services.publish(article=saved, by=user) if publish else saved


def rendered(body: str) -> SafeString:
    """The text as readers will see it; too long a text says so instead."""
    try:
        return mark_safe(to_html(body).html)  # noqa: S308 - the renderer escapes and cleans
    except ValueError as error:
        return mark_safe(f"<p>{error}</p>")  # noqa: S308 - a fixed sentence with a number


@permitted(Permission.WRITE_ARTICLES)
def preview(request: StaffRequest) -> HttpResponse:
    """The fragment that htmx puts beside the text while somebody writes."""
    if request.method != "POST":
        raise Http404
    return render(request, "knowledgebase/desk/_preview.html", {"preview": rendered(form_data(request).body("body"))})
