"""The page that others are compared with: what Django itself costs for a list of fifty tickets.

It has a session, a person who is signed in, a form with its token and the right index, and nothing of ours.
"""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.template.backends.utils import csrf_token_lazy
from django.test import Client, override_settings
from django.urls import path

from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

BARE = "bare"
"""The page that all are compared with."""

SHOWN = 50
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = Template("""<!doctype html>
<html lang="en"><head><title>Tickets</title></head><body>
<p>{{ user.email }}</p>
<form method="post">{% csrf_token %}<button>Close</button>
<table>{% for ticket in tickets %}<tr>
<td><input type="checkbox" name="ticket" value="{{ ticket.pk }}"></td><td>{{ ticket.number }}</td>
<td><a href="/tickets/{{ ticket.number }}/">{{ ticket.subject }}</a></td><td>{{ ticket.requester.name }}</td>
<td>{{ ticket.get_status_display }}</td><td>{{ ticket.last_activity_at|date:"j M Y H:i" }}</td>
</tr>{% endfor %}</table></form></body></html>""")


@login_required
def tickets(request: HttpRequest) -> HttpResponse:
    columns = ("number", "subject", "status", "last_activity_at", "requester__name")
    newest = Ticket.objects.select_related("requester").only(*columns).order_by("-last_activity_at", "-pk")[:SHOWN]
    context = {"user": request.user, "tickets": newest, "csrf_token": csrf_token_lazy(request)}
    return HttpResponse(PAGE.render(Context(context)))


urlpatterns = [path("", tickets)]


def bare_page(user: User) -> Callable[[], object]:
    """One request to it, through its own middleware."""
    client = Client()
    client.force_login(user)

    def act() -> None:
        with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=MIDDLEWARE):
            if b"<table>" not in client.get("/").content:
                raise RuntimeError("the bare page did not answer")

    return act
