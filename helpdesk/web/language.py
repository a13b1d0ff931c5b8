"""The language of a customer's page: one from its first word to its last, dates and refusals of forms among them.

What a page is about decides (a German request speaks German, `speak`); else what the address or an earlier one asked
for, the account, the browser. Links within the page carry its language on, `keep_language`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.http import urlencode

from helpdesk.web.parameters import asked
from helpdesk.web.zones import zone_of

PARAMETER = "lang"
_STAFF = ("/desk/", "/api/", "/styleguide/", "/hooks/")


def supported(tag: str) -> str:
    """The language of our pages for a tag such as `de-AT`; empty where we have none."""
    base = tag.replace("_", "-").partition("-")[0].strip().lower()
    return base if base in dict(settings.LANGUAGES) else ""


def nearest(*tags: str) -> str:
    """That of the first tag that says anything, as mails choose theirs; else the installation's."""
    wanted = next((tag for tag in tags if tag), "")
    return supported(wanted) or supported(settings.LANGUAGE_CODE) or "en"


def is_for_staff(path: str) -> bool:
    """Whether a page is one of the desk, which speaks English."""
    return path.startswith(_STAFF)


def asked_for(request: HttpRequest) -> str:
    """The language that the address names, if it is one of ours."""
    return supported(asked(request).words(PARAMETER, longest=20))


def unasked(request: HttpRequest) -> str:
    """What the reader gets where the address names none: by the account, an earlier choice or the browser."""
    account = supported(getattr(request.user, "language", "") if hasattr(request, "user") else "")
    return account or translation.get_language_from_request(request)


def speak(code: str) -> None:
    """Go on in this language until the page is made; one that we do not have leaves it as it is."""
    if found := supported(code):
        translation.activate(found)


def spoken() -> str:
    """The language of the page that is being made."""
    return supported(translation.get_language() or "") or "en"


@contextmanager
def speaking_to(language: str, time_zone: str = "") -> Iterator[None]:
    """One customer's language and clock, for a page or words about what is theirs."""
    with translation.override(nearest(language)), timezone.override(zone_of(time_zone)):
        yield


def keep_language(request: HttpRequest, address: str) -> str:
    """An address of ours so that its page answers in the language of the one on which it stands."""
    if not address or spoken() == unasked(request):
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PARAMETER: spoken()})}"
