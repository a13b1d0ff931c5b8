"""`/`: staff land at their desk, everybody else in the help centre."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect


def home(request: HttpRequest) -> HttpResponseRedirect:
    if getattr(request.user, "is_agent", False):
        return redirect("/desk/tickets/")
    return redirect("/help/")
