from django.urls import path

from helpdesk.setup.views import begin, steps

app_name = "setup"
urlpatterns = [
    path("setup/address/", steps.address, name="address"),
    path("setup/mail/", steps.mail, name="mail"),
    path("setup/<str:secret>/", begin.begin, name="begin"),
]
