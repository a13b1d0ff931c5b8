"""Chooses the language of a page: one from its first word to its last, dates and refusals of forms among them.

On the desk it is the person's own, else the shop's. On a customer's page, what it is about decides (a German
request speaks German, `answer_in`); else what the address asked for, the account, an earlier address, the browser, as
far as the shop offers it. Links within a customer's page carry its language on, `with_language`. Pages of accounts are
colleagues' too: theirs are as the desk, and a stranger's in any language that we have. What programs read is English.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation.trans_real import parse_accept_lang_header

from helpdesk.web import shop
from helpdesk.web.parameters import query_params
from helpdesk.web.zones import zone_of

PARAMETER = "lang"
_DESK = "/desk/"
_ACCOUNTS = ("/accounts/", "/setup/")
_PROGRAMS = ("/api/", "/styleguide/", "/hooks/")


def supported(tag: str) -> str:
    """The code of our pages' language for a tag such as `de-AT`; empty where we have none."""
    base = tag.replace("_", "-").partition("-")[0].strip().lower()
    return base if base in dict(settings.LANGUAGES) else ""


def nearest(*tags: str) -> str:
    """The language of the first tag that says anything, as mails choose theirs; else the shop's."""
    wanted = next((tag for tag in tags if tag), "")
    return supported(wanted) or supported(shop.facts().language) or "en"


def of_the_desk(user: object) -> str:
    """The desk's language for a colleague: what they chose, else the shop's, as far as the desk knows it."""
    wanted = (getattr(user, "language", ""), shop.facts().language)
    return next((code for tag in wanted if (code := supported(tag)) in settings.DESK_LANGUAGES), "en")


def is_for_customers(path: str) -> bool:
    """Whether the address, the account and the browser have a say in the language of this page."""
    return not path.startswith((_DESK, *_PROGRAMS))


def offered(tag: str) -> str:
    """The code of a language that the shop offers its pages in; empty where it does not."""
    code = supported(tag)
    return code if code in shop.facts().languages else ""


def requested_language(request: HttpRequest) -> str:
    """The language that the address names, if its page can have it: that of an account any, others what is offered."""
    can_have = supported if request.path.startswith(_ACCOUNTS) else offered
    return can_have(query_params(request).words(PARAMETER, longest=20))


def default_language(request: HttpRequest) -> str:
    """The language of customers' pages where the address names none: the first wish that the shop offers."""
    return _first_wish(request, offered) or shop.facts().languages[0]


def first_of(request: HttpRequest) -> str:
    """The language in which a request is answered, unless its page goes on in another one (`answer_in`)."""
    user = getattr(request, "user", None)
    if request.path.startswith(_DESK) or (request.path.startswith(_ACCOUNTS) and getattr(user, "is_agent", False)):
        return of_the_desk(user)
    if not is_for_customers(request.path):
        return "en"
    if request.path.startswith(_ACCOUNTS):
        return requested_language(request) or _first_wish(request, supported)
    return requested_language(request) or default_language(request)


def _first_wish(request: HttpRequest, can_have: Callable[[str], str]) -> str:
    """The code of the first language that a page can have: by the account, an earlier choice, the browser, ours."""
    account = getattr(getattr(request, "user", None), "language", "")
    browser = [tag for tag, _ in parse_accept_lang_header(request.headers.get("accept-language", ""))]
    wanted = (account, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""), *browser, shop.facts().language)
    return next((code for tag in wanted if (code := can_have(tag))), "")


def answer_in(code: str) -> None:
    """Go on in this language until the page is made; a language that we do not have changes nothing."""
    if found := supported(code):
        translation.activate(found)


def page_language() -> str:
    """The language of the page that is being made."""
    return supported(translation.get_language() or "") or "en"


def page_language_for_the_desk() -> str:
    """The language of the page that is being made, as a colleague's own; empty where the desk does not speak it."""
    return code if (code := page_language()) in settings.DESK_LANGUAGES else ""


@contextmanager
def writing_for_the_desk() -> Iterator[None]:
    """Run a block in the shop's language and by its clock, for words that stay as written, such as a ticket's note."""
    with translation.override(of_the_desk(None)), timezone.override(zone_of("")):
        yield


@contextmanager
def speaking_to(language: str, time_zone: str = "") -> Iterator[None]:
    """Run a block in one customer's language and time zone, for a page or words about what is theirs."""
    with translation.override(nearest(language)), timezone.override(zone_of(time_zone)):
        yield


def with_language(request: HttpRequest, address: str) -> str:
    """The address with the language of the page on which it stands, so that its own page answers in that language."""
    if not address or page_language() == default_language(request):
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARAMETER: page_language()})}"
