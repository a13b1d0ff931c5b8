"""Publish and unpublish, for those who may."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from helpdesk.web.access import leads_only
from knowledgebase import services
from knowledgebase.views.desk.edit import find
from knowledgebase.views.desk.frame import user_of


@leads_only("publish articles")
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the newest version out, and notes today as the day it was checked."""
    article = services.publish(article=find(request, pk), by=user_of(request))
    messages.success(request, f"“{article.title}” is published, checked today.")
    return redirect("knowledgebase:edit", pk=pk)


@leads_only("publish articles")
@require_POST
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it back to draft."""
    article = services.unpublish(article=find(request, pk), by=user_of(request))
    messages.success(request, f"“{article.title}” is a draft again. Nobody outside can read it.")
    return redirect("knowledgebase:edit", pk=pk)
