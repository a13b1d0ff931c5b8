"""Tests what was entered for a provider of SAML; nothing is stored, and nobody signs in."""

import requests
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.sso import assertions, certificates
from helpdesk.sso.assertions import Description, NotAsserted
from helpdesk.sso.doors.probe import OWN_NETWORK, Found
from helpdesk.sso.doors.saml import parties
from helpdesk.sso.doors.wire import guarded_session
from helpdesk.sso.models import SignInProvider
from helpdesk.web.words.formats import long_date

CERTIFICATES = gettext_noop("Certificates")
QUESTION = gettext_noop("Our question")
ADDRESS = gettext_noop("Sign-in address")


def try_out(provider: SignInProvider, _secret: str) -> list[Found]:
    """Test certificates, question and address. Only a sign-in shows the rest: the provider tells a server nothing."""
    return [_certificates(provider), _question(provider), _address(provider)]


def _certificates(provider: SignInProvider) -> Found:
    if not provider.certificates:
        return Found(CERTIFICATES, ok=False, words=gettext("There is none: nothing it says could be proved."))
    last = max(certificates.ends(one) for one in provider.certificates)
    words = gettext("Until %(date)s something it signs can be proved.") % {"date": long_date(timezone.localdate(last))}
    if last <= timezone.now():
        words = gettext("The last one ended on %(date)s. It goes on working; ask whether the provider has a new one.")
        return Found(CERTIFICATES, ok=None, words=words % {"date": long_date(timezone.localdate(last))})
    return Found(CERTIFICATES, ok=True, words=words)


def _question(provider: SignInProvider) -> Found:
    try:
        assertions.question(parties(provider))
    except NotAsserted:
        words = gettext("It cannot be made of what was entered, or the server lacks the extra “saml”.")
        return Found(QUESTION, ok=False, words=words)
    return Found(QUESTION, ok=True, words=gettext("It can be made of what was entered."))


def _address(provider: SignInProvider) -> Found:
    """Whether somebody is there. The browser goes there and not the server, so that a miss proves nothing."""
    try:
        with guarded_session() as session:
            session.get(provider.sso_url)
    except requests.RequestException:
        words = gettext("This server does not reach it, which it need not: your colleagues’ browsers have to.")
        return Found(ADDRESS, ok=None, words=words)
    return Found(ADDRESS, ok=True, words=gettext("Somebody answers there."))


def metadata_of(given: str) -> Description:
    """What the metadata say that were pasted, or that stand at the address that was.

    Raises:
        ValueError: in words, why they cannot be had.
    """
    text = given.strip()
    try:
        return assertions.described(_loaded(text) if text.startswith(("https://", "http://")) else text)
    except NotAsserted:
        raise ValueError(gettext("These are no metadata of a provider with an address for redirects.")) from None


def _loaded(url: str) -> str:
    try:
        with guarded_session() as session:
            answer = session.get(url)
            answer.raise_for_status()
            return str(answer.text)
    except requests.exceptions.InvalidURL:
        raise ValueError(gettext(OWN_NETWORK)) from None
    except requests.RequestException:
        raise ValueError(gettext("%(url)s does not answer with metadata.") % {"url": url[:200]}) from None
