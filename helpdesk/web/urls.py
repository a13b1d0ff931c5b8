from django.urls import path

from helpdesk.web.views import health, home, styleguide

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styleguide/<slug:frame>/", styleguide.styleguide, name="styleguide"),
    path("metrics", health.metrics, name="metrics"),
]
