"""The public contact forms: a question or, where a room adds it, a complaint."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from helpdesk.channels.form.answering import Setting, answer, thank
from helpdesk.channels.form.framing import framed_by
from helpdesk.tickets.models import ContactForm

IN_THE_HELP_CENTRE = Setting(
    page="helpdesk/channels/contact.html",
    thanks="helpdesk/channels/thanks.html",
    closed="helpdesk/channels/closed.html",
)
EMBEDDED = Setting(
    page="helpdesk/channels/embedded.html",
    thanks="helpdesk/channels/embedded_thanks.html",
    closed="helpdesk/channels/embedded_closed.html",
    is_embedded=True,
)


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest) -> HttpResponse:
    """The form that the help centre leads to."""
    form = get_object_or_404(ContactForm, is_default=True)
    return answer(request, form, IN_THE_HELP_CENTRE, reverse("channels:thanks"))


@require_http_methods(["GET", "HEAD", "POST"])
def contact_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One form at its own address."""
    form = get_object_or_404(ContactForm, slug=slug)
    return answer(request, form, IN_THE_HELP_CENTRE, reverse("channels:thanks"))


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next. What was sent comes signed; the link to the conversation goes to the mail address alone."""
    return thank(request, IN_THE_HELP_CENTRE)


@csrf_exempt
@xframe_options_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def embedded(request: HttpRequest, slug: str) -> HttpResponse:
    """One form in a frame of another site, which need not let us keep a cookie: its own token stands for one.

    It takes no session's part, so that nobody can send it in somebody's name by making them press.
    """
    form = _framed(slug)
    response = answer(request, form, EMBEDDED, reverse("channels:embedded_thanks", args=[slug]))
    return framed_by(form.sites, response)


@xframe_options_exempt
@require_GET
def embedded_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    form = _framed(slug)
    return framed_by(form.sites, thank(request, EMBEDDED))


def _framed(slug: str) -> ContactForm:
    """The form, if the shop names sites that may frame it.

    Raises:
        Http404: there is none, or no site may.
    """
    form = get_object_or_404(ContactForm, slug=slug)
    if not form.sites:
        raise Http404
    return form
