"""Addresses. Rooms are named as strings only; each keeps its own `urls.py`."""

from django.urls import URLPattern, URLResolver, include, path

handler403 = "helpdesk.people.views.not_yours.not_yours"
handler404 = "helpdesk.web.views.errors.not_found"
handler500 = "helpdesk.web.views.errors.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("helpdesk.web.urls")),
    path("", include("helpdesk.people.urls")),
    path("", include("helpdesk.sso.urls")),
    path("", include("helpdesk.customers.urls")),
    path("", include("helpdesk.privacy.urls")),
    path("", include("helpdesk.events.urls")),
    path("", include("helpdesk.audit.urls")),
    path("", include("helpdesk.calendars.urls")),
    path("", include("helpdesk.tickets.urls")),
    path("", include("helpdesk.tagging.urls")),
    path("", include("helpdesk.outgoing.urls")),
    path("", include("helpdesk.intake.urls")),
    path("", include("helpdesk.portal.urls")),
    path("", include("helpdesk.channels.urls")),
    path("", include("helpdesk.replies.urls")),
    path("", include("helpdesk.notifications.urls")),
    path("", include("helpdesk.escalation.urls")),
    path("", include("helpdesk.macros.urls")),
    path("", include("helpdesk.imports.urls")),
    path("", include("helpdesk.rules.urls")),
    path("", include("helpdesk.today.urls")),
    path("", include("helpdesk.setup.urls")),
    path("", include("knowledgebase.urls")),
    path("", include("surveys.urls")),
    path("", include("complaints.urls")),
    path("", include("helpdesk.people.factor_urls")),
    path("accounts/", include("allauth.account.urls")),
    path("api/v1/", include("helpdesk.api_urls")),
    # Last: it looks for a file of the shop's where no page has the address.
    path("", include("helpdesk.shop.urls")),
]
