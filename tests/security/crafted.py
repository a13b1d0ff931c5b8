"""Addresses for tests alone: what a stranger wrote, shown with one lock at a time, and a page with the frame on it."""

from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from helpdesk.web.html import framed
from helpdesk.web.html.clean_html import clean_html

RUN = "top.document.documentElement.dataset.ran = 1"
ATTACK = f"""<p>Before</p><script>{RUN}</script><img src=x onerror="{RUN}"><svg onload="{RUN}"></svg>
<details open ontoggle="{RUN}">x</details><input autofocus onfocus="{RUN}"><video src=x onerror="{RUN}"></video>
<iframe srcdoc="<script>{RUN}</script>"></iframe><iframe src="javascript:{RUN}"></iframe>
<object data="data:text/html,<script>{RUN}</script>"></object><a id="link" href="javascript:{RUN}">press</a>
<meta http-equiv="refresh" content="0;url=javascript:{RUN}"><p>After</p>"""
PICTURE = '<img src="https://evil.example/pixel.gif">'
PAGE = """{% extends "base_bare.html" %}{% block content %}
{% include "components/framed.html" with url=url title="Crafted" height=100 %}<button data-key="j">Next</button>
{% endblock %}"""


def bare(_request: HttpRequest) -> HttpResponse:
    """No lock at all."""
    response = HttpResponse(ATTACK)
    response._csp_exempt = True  # type: ignore[attr-defined]
    return response


def sandboxed(request: HttpRequest) -> HttpResponse:
    """Nothing but the word `sandbox` of the document's own policy."""
    response = bare(request)
    response["Content-Security-Policy"] = f"sandbox {framed.SANDBOX}"
    return response


def cleaned(_request: HttpRequest) -> HttpResponse:
    """Nothing but the sanitiser."""
    response = HttpResponse(clean_html(ATTACK))
    response._csp_exempt = True  # type: ignore[attr-defined]
    return response


def foreign(request: HttpRequest) -> HttpResponse:
    """A long letter with a picture elsewhere, and every lock in place."""
    return framed.foreign(request, f"{PICTURE}{'<p>A line of a letter.</p>' * 40}")


def page(request: HttpRequest) -> HttpResponse:
    """A page of ours with the frame, around any of these."""
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"url": request.GET["of"]})))


urlpatterns = [
    path("crafted/bare/", bare),
    path("crafted/sandboxed/", sandboxed),
    path("crafted/cleaned/", cleaned),
    path("crafted/foreign/", foreign),
    path("crafted/page/", page),
    path("", include("helpdesk.urls")),
]
