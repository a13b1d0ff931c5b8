"""Publish and unpublish, for those who may."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import services
from knowledgebase.texts.open_places import open_places
from knowledgebase.views.desk.edit import find


@permitted(Permission.PUBLISH_ARTICLES)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Puts the newest version out, and notes today as the day it was checked; asks first where a place is open."""
    article = find(request, pk)
    if open_places(article.revisions.get(number=article.latest_version).body):
        return redirect(f"{reverse('knowledgebase:edit', args=[pk])}?ask")
    article = services.publish(article=article, by=request.user)
    messages.success(request, gettext("“%(title)s” is published, checked today.") % {"title": article.title})
    return redirect("knowledgebase:edit", pk=pk)


@permitted(Permission.PUBLISH_ARTICLES)
@require_POST
def unpublish(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes the article back to draft."""
    article = services.unpublish(article=find(request, pk), by=request.user)
    messages.success(
        request, gettext("“%(title)s” is a draft again. Nobody outside can read it.") % {"title": article.title}
    )
    return redirect("knowledgebase:edit", pk=pk)
