"""Publish and unpublish, for those who may."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from knowledgebase import services
from knowledgebase.views.desk.edit import find


@permitted(Permission.PUBLISH_ARTICLES)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Puts the newest version out, and notes today as the day it was checked."""
    article = services.publish(article=find(request, pk), by=request.user)
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
