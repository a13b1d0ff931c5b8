"""`/api/v1/`: one list of the rooms' API addresses, the schema and its offline documentation."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

from helpdesk.web.api.docs import DocsView

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", DocsView.as_view(), name="api-docs"),
    path("", include("helpdesk.customers.api.urls")),
    path("", include("helpdesk.tickets.api.urls")),
    path("", include("helpdesk.intake.doors.api.urls")),
    path("", include("helpdesk.channels.api_urls")),
    path("", include("helpdesk.notifications.api.urls")),
    path("", include("helpdesk.macros.api.urls")),
    path("", include("knowledgebase.api.urls")),
    path("", include("surveys.api.urls")),
    path("", include("complaints.api.urls")),
]
