"""A provider of SAML that is on, and the steps of somebody who comes by it."""

from typing import Any, cast

from django.http import HttpResponse
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.sso import services
from helpdesk.sso.assertions import described
from helpdesk.sso.models import SignInProvider
from tests.helpdesk.sso.conftest import DOMAIN, asked, subject
from tests.running.saml import SamlProvider, posted

CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
CARA = f"cara@{DOMAIN}"


def provider_of(idp: SamlProvider, **changes: Any) -> SignInProvider:
    """A row for a provider, on; the two know each other by their metadata."""
    row = services.make_provider(kind="saml", name=changes.pop("name", "Harbor SAML"), by=None)
    told = described(idp.metadata())
    fields: dict[str, Any] = {
        "name": row.name, "issuer": told.issuer, "sso_url": told.sso_url, "certificates": told.certificates,
        "domains": [DOMAIN], "owns_addresses": True,
    }  # fmt: skip
    row = services.save_provider(provider=row, by=None, **(fields | changes))
    idp.serve(Client().get(f"/accounts/by/{row.key}/metadata/").content.decode())
    return services.switch_on(provider=row, by=None)


def person(email: str = CARA, **told: list[str]) -> dict[str, Any]:
    """Somebody new at the provider."""
    return {"id": subject(), "told": {f"{CLAIMS}emailaddress": [email], f"{CLAIMS}givenname": ["Cara"]} | told}


def post(client: Client, provider: SignInProvider, xml: str, **more: str) -> HttpResponse:
    """Have a browser post a response, and go where we send it. The post comes without cookies, as from another site."""
    put_by = Client().post(f"/accounts/by/{provider.key}/acs/", {"SAMLResponse": posted(xml)} | more)
    return cast(HttpResponse, client.get(put_by["Location"]) if put_by.status_code == 302 else put_by)


def answer_to(client: Client, provider: SignInProvider, idp: SamlProvider, sign: str = "assertion", **who: Any) -> str:
    """The provider's word about somebody who pressed our button."""
    return idp.sign_in(asked(client, provider), sign, **(who or person()))["xml"]


def refused(client: Client, provider: SignInProvider, xml: str) -> str:
    """Why a response lets nobody in."""
    answer = post(client, provider, xml)
    assert (answer.status_code, "_auth_user_id" in client.session) == (403, False)
    return str(AuditEntry.objects.filter(action="refused_by_provider").latest("pk").changes["reason"][1])
