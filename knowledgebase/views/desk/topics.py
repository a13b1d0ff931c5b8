"""The topics of the help centre: the list with a form for a new one, and the page of one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.shop.starter import untouched
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import services
from knowledgebase.forms import CategoryForm, MergeTopicForm, NewTopicForm, RemoveTopicForm, TranslatedTopicForm
from knowledgebase.models import Category
from knowledgebase.queries.topics import in_tree, inside, of_other_languages
from knowledgebase.views.desk.frame import frame


@permitted(Permission.CHANGE_TOPICS)
def topics(request: StaffRequest) -> HttpResponse:
    """The topics by language, each under the one that it is within, and a form for a new one."""
    form = NewTopicForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (made := _save(form, None, request.user)):
        messages.success(request, gettext("%(title)s is saved.") % {"title": made.title})
        return redirect("knowledgebase:topics")
    found = in_tree()
    examples = untouched("topic", [row.topic.pk for row in found])
    context = {"form": form, "topics": found, "examples": examples, **frame(request, "topics")}
    return render(request, "knowledgebase/desk/topics.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_TOPICS)
def topic(request: StaffRequest, pk: int) -> HttpResponse:
    """One topic: its name, description and place, its names in other languages, and how it goes."""
    row = get_object_or_404(Category, pk=pk)
    form = watched(request, CategoryForm(request.POST or None, topic=row), row)
    if request.method == "POST" and form.is_valid() and _save(form, row, request.user):
        messages.success(request, gettext("%(title)s is saved.") % {"title": row.title})
        return redirect("knowledgebase:topics")
    return _show(request, pk, form=form)


@permitted(Permission.CHANGE_TOPICS)
@require_POST
def translate(request: StaffRequest, pk: int) -> HttpResponse:
    """Make the topic in another language: the same address there, with a name of its own."""
    row = get_object_or_404(Category, pk=pk)
    form = TranslatedTopicForm(request.POST, topic=row)
    if form.is_valid() and (made := _save(form, None, request.user, slug=row.slug, icon=row.icon, order=row.order)):
        messages.success(request, gettext("%(title)s is saved.") % {"title": made.title})
        return redirect("knowledgebase:topic_page", pk=made.pk)
    return _show(request, pk, translating=form)


@permitted(Permission.CHANGE_TOPICS)
@require_POST
def move(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Category, pk=pk)
    services.move_topic(category=row, up=form_data(request).words("to") == "up", by=request.user)
    return redirect("knowledgebase:topics")


@permitted(Permission.CHANGE_TOPICS)
@require_POST
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    """Make one topic of two; a refusal stands beside the other topic."""
    row = get_object_or_404(Category, pk=pk)
    form = MergeTopicForm(request.POST, topic=row)
    if form.is_valid():
        try:
            kept = services.merge_topics(category=row, into=form.cleaned_data["into"], by=request.user)
        except ValidationError as refusal:
            form.add_error("into", refusal.messages)
        else:
            words = gettext("%(title)s is now %(other)s.") % {"title": row.title, "other": kept.title}
            messages.success(request, words)
            return redirect("knowledgebase:topics")
    return _show(request, pk, merging=form)


@permitted(Permission.CHANGE_TOPICS)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = get_object_or_404(Category, pk=pk), RemoveTopicForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, removing=form)
    try:
        services.remove_topic(category=row, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("knowledgebase:topic_page", pk=pk)
    messages.success(request, gettext("%(title)s is removed.") % {"title": row.title})
    return redirect("knowledgebase:topics")


def _show(
    request: StaffRequest,
    pk: int,
    *,
    form: CategoryForm | None = None,
    translating: TranslatedTopicForm | None = None,
    merging: MergeTopicForm | None = None,
    removing: RemoveTopicForm | None = None,
) -> HttpResponse:
    row = get_object_or_404(Category, pk=pk)
    forms = {
        "form": form or watched(request, CategoryForm(topic=row), row),
        "translating": translating or TranslatedTopicForm(topic=row),
        "merging": merging or MergeTopicForm(topic=row),
        "removing": removing or RemoveTopicForm(),
    }
    context = {
        **forms,
        "topic": row,
        "inside": inside(row),
        "others": of_other_languages(row),
        **frame(request, "topics"),
    }
    refused = any(each.errors for each in forms.values())
    return render(request, "knowledgebase/desk/topic.html", context, status=422 if refused else 200)


def _save(form: CategoryForm, row: Category | None, by: User, **more: object) -> Category | None:
    try:
        return services.save_category(by=by, category=row, **(form.topic | more))
    except ValidationError as refusal:
        problems = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
        for name, told in problems.items():
            form.add_error(name if name in form.fields else None, told)
        return None
