"""What must not work by SAML, however it is tried. Each begins with the word of a real provider on this machine."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.people.models import User
from helpdesk.sso import services
from helpdesk.sso.models import SignInProvider
from tests.helpdesk.sso.conftest import DOMAIN, asked
from tests.helpdesk.sso.saml import CARA, answer_to, person, post, provider_of, refused
from tests.running.saml import SamlProvider, posted, saml_provider

pytestmark = pytest.mark.django_db
ASSERTION = re.compile(r"<ns1:Assertion.*</ns1:Assertion>", re.DOTALL)
SIGNATURE = re.compile(r"<ns2:Signature .*</ns2:Signature>", re.DOTALL)
EVE = f"eve@{DOMAIN}"


@pytest.fixture
def provider(db: None, saml: SamlProvider, settings: Settings) -> SignInProvider:
    settings.SIGN_IN_HOSTS = {"127.0.0.1"}
    settings.BASE_URL = "http://testserver"
    return provider_of(saml)


@pytest.fixture
def xml(client: Client, provider: SignInProvider, saml: SamlProvider) -> str:
    """The provider's word about Cara, for this very browser."""
    return answer_to(client, provider, saml)


def forged(xml: str) -> str:
    """The assertion of Eve: Cara's, unsigned, with another name and address."""
    [own] = ASSERTION.findall(xml)
    return re.sub(r' ID="[^"]+"', ' ID="forged"', SIGNATURE.sub("", own), count=1).replace(CARA, EVE)


def test_without_a_signature(client: Client, provider: SignInProvider, saml: SamlProvider, xml: str) -> None:
    assert refused(client, provider, SIGNATURE.sub("", xml)) == "bad_token"
    assert refused(client, provider, answer_to(client, provider, saml, "none")) == "bad_token"


def test_changed_after_it_was_signed(client: Client, provider: SignInProvider, xml: str) -> None:
    assert refused(client, provider, xml.replace(CARA, EVE)) == "bad_token"


def test_signed_by_another_key(client: Client, provider: SignInProvider, xml: str) -> None:
    """One who has a provider of their own calls it as the real one, and signs all of the answer anew."""
    with saml_provider(called=provider.issuer, at=provider.sso_url) as other:
        other.serve(Client().get(f"/accounts/by/{provider.key}/metadata/").content.decode())
        url = asked(client, provider).replace(provider.sso_url, f"{other.url}/sso")
        foreign = other.sign_in(url, **person())["xml"]
    assert refused(client, provider, foreign) == "bad_token"


def before(xml: str, own: str, fake: str) -> str:
    return xml.replace(own, fake + own)


def behind(xml: str, own: str, fake: str) -> str:
    return xml.replace(own, own + fake)


def within_advice(xml: str, own: str, fake: str) -> str:
    end = "</ns1:Conditions>"
    return xml.replace(own, fake.replace(end, f"{end}<ns1:Advice>{own}</ns1:Advice>"))


def within_its_signature(xml: str, own: str, fake: str) -> str:
    [signature] = SIGNATURE.findall(own)
    end = "</ns2:Signature>"
    around = signature.replace(end, f"<ns2:Object>{SIGNATURE.sub('', own)}</ns2:Object>{end}")
    return xml.replace(own, fake.replace("<ns1:Subject>", f"{around}<ns1:Subject>"))


def within_extensions(xml: str, own: str, fake: str) -> str:
    extensions = f"<ns0:Extensions>{own}</ns0:Extensions>"
    return xml.replace(own, fake).replace("<ns0:Status>", f"{extensions}<ns0:Status>")


def under_the_same_id(xml: str, own: str, fake: str) -> str:
    [own_id] = re.findall(r"<ns1:Assertion [^>]*(ID=\"[^\"]+\")", own)
    return xml.replace(own, fake.replace('ID="forged"', own_id) + own)


def with_the_signature_kept(xml: str, own: str, fake: str) -> str:
    [signature] = SIGNATURE.findall(own)
    extensions = f"<ns0:Extensions>{own}</ns0:Extensions>"
    signed = fake.replace("<ns1:Subject>", f"{signature}<ns1:Subject>")
    return xml.replace(own, signed).replace("<ns0:Status>", f"{extensions}<ns0:Status>")


@pytest.mark.parametrize(
    "wrapped",
    [
        before, behind, within_advice, within_its_signature, within_extensions, under_the_same_id,
        with_the_signature_kept,
    ],
)  # fmt: skip
def test_a_signature_wrapped_around_something_else(
    client: Client, provider: SignInProvider, xml: str, wrapped: Callable[[str, str, str], str]
) -> None:
    [own] = ASSERTION.findall(xml)
    made = wrapped(xml, own, forged(xml))
    assert EVE in made
    assert refused(client, provider, made) == "bad_token"
    assert not User.objects.filter(email=EVE).exists()


def test_a_comment_within_an_address_does_not_shorten_it(
    client: Client, provider: SignInProvider, saml: SamlProvider
) -> None:
    xml = answer_to(client, provider, saml, **person(f"{CARA}.elsewhere.example"))
    assert refused(client, provider, xml.replace(f"{CARA}.", f"{CARA}<!---->.")) == "foreign_domain"


def test_for_another_audience(client: Client, provider: SignInProvider, saml: SamlProvider) -> None:
    other = provider_of(saml, name="Another")
    assert refused(client, provider, answer_to(client, other, saml)) == "stale"


def test_too_late(client: Client, provider: SignInProvider, xml: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=9), tick=False):
        assert refused(client, provider, xml) == "bad_token"


def test_twice(client: Client, provider: SignInProvider, xml: str) -> None:
    assert post(client, provider, xml).status_code == 302
    client.post("/accounts/logout/")
    assert refused(client, provider, xml) == "stale"


def test_in_another_browser(provider: SignInProvider, xml: str) -> None:
    assert refused(Client(), provider, xml) == "stale"


def test_a_return_is_taken_up_once(client: Client, provider: SignInProvider, xml: str) -> None:
    to = Client().post(f"/accounts/by/{provider.key}/acs/", {"SAMLResponse": posted(xml)})["Location"]
    assert client.get(to).status_code == 302
    assert client.get(to).status_code == 403


def test_unasked(client: Client, provider: SignInProvider, saml: SamlProvider) -> None:
    address = f"http://testserver/accounts/by/{provider.key}/"
    asked(client, provider)
    xml = saml.unasked(f"{address}acs/", f"{address}metadata/", **person())["xml"]
    assert refused(client, provider, xml) == "stale"


def test_unasked_but_with_a_question_put_outside_of_what_is_signed(
    client: Client, provider: SignInProvider, saml: SamlProvider, xml: str
) -> None:
    address = f"http://testserver/accounts/by/{provider.key}/"
    unasked = saml.unasked(f"{address}acs/", f"{address}metadata/", **person())["xml"]
    [question] = re.findall(r'(InResponseTo="[^"]+") Version', xml)
    assert refused(client, provider, unasked.replace("<ns0:Response ", f"<ns0:Response {question} ")) == "bad_token"


def test_an_answer_to_another_question(client: Client, provider: SignInProvider, saml: SamlProvider, xml: str) -> None:
    theirs = answer_to(Client(), provider, saml)
    ours, other = (re.findall(r'InResponseTo="[^"]+" Version', one)[0] for one in (xml, theirs))
    assert refused(client, provider, theirs.replace(other, ours)) == "bad_token"


def test_the_state_that_the_provider_sends_leads_nowhere(client: Client, provider: SignInProvider, xml: str) -> None:
    answer = post(client, provider, xml, RelayState="https://elsewhere.example/")
    assert answer["Location"] == "/desk/tickets/"


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "<a/>", "<a", "", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_response(client: Client, provider: SignInProvider, xml: str) -> None:
    assert refused(client, provider, xml) in ("bad_token", "stale")


@pytest.mark.parametrize("words", ["%%%", "é", "A" * 600_000])
def test_what_is_no_base64(client: Client, provider: SignInProvider, words: str) -> None:
    answer = Client().post(f"/accounts/by/{provider.key}/acs/", {"SAMLResponse": words})
    assert 403 in (answer.status_code, client.get(answer.get("Location", "/nowhere/")).status_code)


def test_removed_or_off_it_takes_nothing(client: Client, provider: SignInProvider, xml: str) -> None:
    services.switch_off(provider=provider, by=None)
    assert post(client, provider, xml).status_code == 404
    services.remove_provider(provider=provider, by=None)
    assert post(client, provider, xml).status_code == 404
