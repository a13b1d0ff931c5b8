"""`/healthz`, `/readyz` and `/metrics`: for machines that watch the process."""

import hmac
import os

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django_prometheus.exports import ExportToDjangoView

from helpdesk.web.monitoring import figures, health


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. A boot token, where one is set, tells this process from another on the port."""
    response = HttpResponse("ok\n", content_type="text/plain")
    if token := os.environ.get("BOOT_TOKEN"):
        response["X-Boot-Token"] = token
    return response


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when every part of Amends and what it stands on are well, else 503 with what is not."""
    problems = health.problems()
    return JsonResponse({"ready": not problems, "problems": problems}, status=503 if problems else 200)


def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus figures for who knows METRICS_TOKEN, or for an admin; 404 for everybody else."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.PROMETHEUS_METRICS_TOKEN
    known = bool(token) and hmac.compare_digest(sent.encode(), token.encode())
    if not known and getattr(request.user, "role", "") != "admin":
        raise Http404
    response: HttpResponse = ExportToDjangoView(request)
    response.content += figures.latest()
    return response
