"""Providers by which colleagues could come in, for the scene."""

import base64
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from helpdesk.people.models import Role
from helpdesk.sso.models import GroupGrant
from helpdesk.sso.services import make_provider, save_provider
from tests.running.certificate import write_certificate


def provider() -> None:
    """By which colleagues could come in; it is off."""
    row = make_provider(kind="keycloak", name="Harbor ID", by=None)
    grants = [GroupGrant("leads", Role.LEAD, ())]
    save_provider(
        provider=row,
        name=row.name,
        issuer="https://id.harborpine.example/realms/shop",
        client_id="amends",
        domains=["harborpine.example"],
        grants=grants,
        by=None,
    )


def provider_of_saml() -> None:
    """Another one, which speaks SAML; it is off too."""
    row = make_provider(kind="saml", name="Harbor SAML", by=None)
    save_provider(
        provider=row,
        name=row.name,
        issuer="https://saml.harborpine.example/metadata",
        sso_url="https://saml.harborpine.example/sso",
        certificates=[certificate()],
        domains=["harborpine.example"],
        by=None,
    )


def certificate() -> str:
    """One as a provider signs by, as DER in base64."""
    with tempfile.TemporaryDirectory() as folder:
        write_certificate(pem := Path(folder, "pem"), Path(folder, "key"), name="saml.harborpine.example")
        return base64.b64encode(x509.load_pem_x509_certificate(pem.read_bytes()).public_bytes(Encoding.DER)).decode()
