"""POST /hooks/mail/PROVIDER/: a provider's report. Checked, stored, answered; it takes effect in a worker."""

import logging

from anymail.exceptions import AnymailConfigurationError, AnymailWebhookValidationFailure
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from helpdesk.channels.webhooks.keep import keep
from helpdesk.channels.webhooks.providers import configured, reader

log = logging.getLogger(__name__)

_NOT_READABLE = (
    *(ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError),
    AnymailConfigurationError,
)


@csrf_exempt
@require_http_methods(["POST", "HEAD"])
def report(request: HttpRequest, provider: str) -> HttpResponse:
    """200 once it is stored, 400 for what is not from them or cannot be read, 404 for a provider that is not set up.

    Anything else is a 500, and the provider tries again.
    """
    known = configured(provider)
    if known is None:
        raise Http404
    if request.method == "HEAD":  # some ask whether the address exists when it is set up
        return HttpResponse()
    view = reader(known)
    try:
        view.run_validators(request)
        events = view.parse_events(request)
    except AnymailWebhookValidationFailure as error:
        log.warning("a post to the webhook of %s was refused: %s", provider, error)
        return HttpResponse("The signature or password is wrong.", status=400, content_type="text/plain")
    except _NOT_READABLE as error:
        log.warning("a post to the webhook of %s could not be read: %r", provider, error)
        return HttpResponse("This is no report that we can read.", status=400, content_type="text/plain")
    keep(provider, events)
    return HttpResponse()
