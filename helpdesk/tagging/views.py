"""Settings → Tags: all that are on tickets, and each of them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from helpdesk.audit.seen import watched
from helpdesk.people.models import User
from helpdesk.tagging import queries, services
from helpdesk.tagging.forms import MergeTagForm, TagNameForm
from helpdesk.tagging.models import RemovedTag
from helpdesk.tagging.registry import tag_mentions
from helpdesk.tickets.models import Tag
from helpdesk.web.lists.numbered import numbered
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

PAGE_SIZE, OFFERED = 50, 500
REMOVED = "removed"


@permitted(Permission.CHANGE_TAGS)
@require_GET
def tags(request: StaffRequest) -> HttpResponse:
    """The list by name with counts, or those that were removed, the newest first."""
    asked = query_params(request)
    words, state = asked.words("q"), asked.choice("state", (REMOVED,))
    gone = RemovedTag.objects.filter(name__icontains=words).select_related("removed_by")
    context = {
        "page": numbered(request, gone if state else queries.tags(words), PAGE_SIZE),
        "words": words,
        "state": state,
        "states": [("", gettext("On tickets")), (REMOVED, gettext("Removed"))],
        "removed": RemovedTag.objects.filter(pk=asked.whole("undo") or 0).first(),
        "area": "settings",
    }
    return render(request, "helpdesk/tagging/tags.html", context)


@permitted(Permission.CHANGE_TAGS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """A tag that no ticket has yet."""
    form = TagNameForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _make(form, request.user):
        messages.success(request, gettext("%(name)s can be put on tickets.") % {"name": form.cleaned_data["name"]})
        return redirect("tagging:tags")
    context = {"form": form, "area": "settings"}
    return render(request, "helpdesk/tagging/new_tag.html", context, status=422 if form.errors else 200)


@permitted(Permission.CHANGE_TAGS)
@require_http_methods(["GET", "HEAD", "POST"])
def tag(request: StaffRequest, pk: int) -> HttpResponse:
    """One tag: its name, what names it, and how it is merged or removed."""
    row = _one(pk)
    form = watched(
        request, TagNameForm(request.POST if request.method == "POST" else None, initial={"name": row.name}), row
    )
    if form.is_bound and form.is_valid() and _rename(form, row, request.user):
        messages.success(request, gettext("%(name)s is saved.") % {"name": form.cleaned_data["name"]})
        return redirect("tagging:tags")
    return _show(request, pk, form=form)


@permitted(Permission.CHANGE_TAGS)
@require_POST
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    row = _one(pk)
    form = MergeTagForm(request.POST, tag=row)
    if form.is_valid() and _merge(form, row, request.user):
        values = {"name": row.name, "other": form.cleaned_data["into"].name}
        messages.success(request, gettext("%(name)s is now %(other)s.") % values)
        return redirect("tagging:tags")
    return _show(request, pk, merging=form)


@permitted(Permission.CHANGE_TAGS)
@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    removed = services.remove_tag(tag=_one(pk), by=request.user)
    return redirect(f"{reverse('tagging:tags')}?undo={removed.pk}")


@permitted(Permission.CHANGE_TAGS)
@require_POST
def restore(request: StaffRequest, pk: int) -> HttpResponse:
    row = services.restore_tag(removed=get_object_or_404(RemovedTag, pk=pk), by=request.user)
    messages.success(request, gettext("%(name)s is on its tickets again.") % {"name": row.name})
    return redirect("tagging:tags")


def _show(
    request: StaffRequest, pk: int, *, form: TagNameForm | None = None, merging: MergeTagForm | None = None
) -> HttpResponse:
    row = get_object_or_404(queries.tags(""), pk=pk)
    form = form or watched(request, TagNameForm(initial={"name": row.name}), row)
    merging = merging or MergeTagForm(tag=row)
    context = {
        "form": form,
        "merging": merging,
        "tag": row,
        "mentions": [(gettext(one.label), found) for one in tag_mentions() if (found := one.naming(row.name))],
        "others": Tag.objects.exclude(pk=pk).order_by(Lower("name")).values_list("name", flat=True)[:OFFERED],
        "area": "settings",
    }
    return render(request, "helpdesk/tagging/tag.html", context, status=422 if form.errors or merging.errors else 200)


def _make(form: TagNameForm, by: User) -> bool:
    try:
        services.make_tag(name=form.cleaned_data["name"], by=by)
    except ValidationError as refusal:
        taken = gettext("There is a tag of this name already.")
        form.add_error("name", refusal.message_dict.get("name") or [taken])
        return False
    return True


def _rename(form: TagNameForm, row: Tag, by: User) -> bool:
    try:
        services.rename_tag(tag=row, name=form.cleaned_data["name"], by=by)
    except ValidationError as refusal:
        taken = gettext("There is a tag of this name already: merge the two.")
        form.add_error("name", refusal.message_dict.get("name") or [taken])
        return False
    return True


def _merge(form: MergeTagForm, row: Tag, by: User) -> bool:
    try:
        services.merge_tags(tag=row, into=form.cleaned_data["into"], by=by)
    except ValidationError as refusal:
        form.add_error("into", refusal.messages)
        return False
    return True


def _one(pk: int) -> Tag:
    return get_object_or_404(Tag, pk=pk)
