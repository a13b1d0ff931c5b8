"""POST /hooks/mail/PROVIDER/ takes a provider's report: checked, stored, answered; it takes effect in a worker."""

import logging

from anymail.exceptions import AnymailWebhookValidationFailure
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from helpdesk.outgoing.reports.keep import store_reports
from helpdesk.outgoing.reports.one_by_one import NOT_READABLE, read_batch
from helpdesk.outgoing.reports.providers import configured, reader

log = logging.getLogger(__name__)


@csrf_exempt
@require_http_methods(["POST", "HEAD"])
def report(request: HttpRequest, provider: str) -> HttpResponse:
    """Answer 200 once it is stored, 400 for what is not from them or cannot be read, 404 for a provider that is not set
    up.

    Of a batch all that can be read is stored; what cannot is told in the log and on the page of outgoing mail.

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
        batch = read_batch(view, request)
    except AnymailWebhookValidationFailure as error:
        log.warning("a post to the webhook of %s was refused: %s", provider, error)
        return HttpResponse("The signature or password is wrong.", status=400, content_type="text/plain")
    except NOT_READABLE as error:
        log.warning("a post to the webhook of %s could not be read: %r", provider, error)
        return _refused()
    if not store_reports(provider, batch):
        return _refused()
    return HttpResponse()


def _refused() -> HttpResponse:
    return HttpResponse("This is no report that we can read.", status=400, content_type="text/plain")
