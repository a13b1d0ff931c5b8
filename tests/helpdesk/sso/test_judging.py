"""What providers that we know by name say in their own way."""

from typing import Any

import pytest

from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.judging import newcomer_of
from helpdesk.sso.kinds import GOOGLE_ISSUER, KEYCLOAK, MICROSOFT, OTHER, PRESETS
from helpdesk.sso.models import SignInProvider

CARA = "cara@harborpine.example"
TENANT = "8f2c1b34-5d6e-4f70-8a9b-0c1d2e3f4a5b"


def row(kind: str, issuer: str = "https://id.example", **fields: Any) -> SignInProvider:
    return SignInProvider(kind=kind, issuer=issuer, domains=["harborpine.example"], **fields)


def test_of_google_the_organisations_own_directory_is_wanted() -> None:
    google, claims = row("google", GOOGLE_ISSUER), {"sub": "1", "email": CARA, "email_verified": True}
    assert newcomer_of(google, claims | {"hd": "harborpine.example"}).email == CARA
    for foreign in ({}, {"hd": "lumen.example"}, {"hd": None}):
        with pytest.raises(NotLetIn) as refused:
            newcomer_of(google, claims | foreign)
        assert refused.value.reason == Refusal.FOREIGN_DIRECTORY


@pytest.mark.parametrize(("kind", "comes"), [("microsoft", True), ("keycloak", False), ("other", False)])
def test_microsoft_alone_says_by_xms_edov_that_an_address_is_verified(kind: str, comes: bool) -> None:
    claims = {"sub": "1", "email": CARA, "xms_edov": True}
    if comes:
        assert newcomer_of(row(kind), claims).email == CARA
    else:
        with pytest.raises(NotLetIn):
            newcomer_of(row(kind), claims)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Cara  Novak"}, "Cara Novak"),
        ({"given_name": "Cara", "family_name": "Novak"}, "Cara Novak"),
        ({"name": "x" * 300}, "x" * 200),
        ({"name": "Ca\x00ra"}, "Cara"),
        ({}, "cara"),
    ],
)
def test_a_name_is_what_the_provider_tells_or_the_beginning_of_the_address(claims: dict[str, Any], name: str) -> None:
    told = {"sub": "1", "email": CARA, "email_verified": True} | claims
    assert newcomer_of(row("other"), told).name == name


def test_presets_make_an_issuer_of_answers_and_find_them_in_it_again() -> None:
    microsoft = f"https://login.microsoftonline.com/{TENANT}/v2.0"
    assert MICROSOFT.issuer_of({"tenant": TENANT}) == microsoft
    assert MICROSOFT.answers_of(microsoft) == {"tenant": TENANT}
    assert KEYCLOAK.answers_of("https://id.example/auth/realms/shop") == {
        "base": "https://id.example/auth",
        "realm": "shop",
    }
    assert OTHER.answers_of("https://id.example") == {"issuer": "https://id.example"}
    assert MICROSOFT.answers_of("https://id.example") == {}


def test_every_kind_has_a_preset_that_tells_where_the_redirect_address_goes() -> None:
    assert set(PRESETS) == set(SignInProvider.Kind.values)
    assert all(any("%(redirect)s" in step for step in preset.steps) for preset in PRESETS.values())
