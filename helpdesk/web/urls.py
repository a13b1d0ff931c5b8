from django.urls import path

from helpdesk.web.views import areas, health, home, session, styleguide

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/settings/", areas.settings, name="settings"),
    path("desk/reports/", areas.reports, name="reports"),
    path("session/", session.session, name="session"),
    path("session/back/", session.back, name="signed_in_again"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styleguide/<slug:frame>/", styleguide.styleguide, name="styleguide"),
    path("metrics", health.metrics, name="metrics"),
]
