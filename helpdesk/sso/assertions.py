"""Proves what a provider of SAML says: its response, by signature, issuer, audience, recipient, time and question.

SAML 2.0 Profiles, 4.1.4.3, by `python3-saml`, which the extra `saml` brings. What that leaves to choice is demanded
here: an audience, and a confirmation that names our question, our address and an end, all within what is signed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

try:
    from lxml.etree import LxmlError
    from onelogin.saml2.authn_request import OneLogin_Saml2_Authn_Request
    from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
    from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
    from onelogin.saml2.response import OneLogin_Saml2_Response
    from onelogin.saml2.settings import OneLogin_Saml2_Settings
    from xmlsec import Error as XmlSecError
except Exception:  # noqa: BLE001 - not installed, or built with another libxml2 than lxml
    INSTALLED = False
else:
    INSTALLED = True

BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
EMAIL_ADDRESS = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
LONGEST = 500_000


class NotAsserted(Exception):
    """The response is not the provider's word about this sign-in. `turned_down`: by its own word it lets nobody in."""

    def __init__(self, why: str, *, turned_down: bool = False) -> None:
        super().__init__(why)
        self.turned_down = turned_down


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Say of whatever the libraries raise that nothing is proved.

    Raises:
        NotAsserted: something was raised, or the libraries are not there.
    """
    if not INSTALLED:
        raise NotAsserted("the extra saml is not installed")
    try:
        yield
    except OneLogin_Saml2_ValidationError as error:
        turned_down = error.code == OneLogin_Saml2_ValidationError.STATUS_CODE_IS_NOT_SUCCESS
        raise NotAsserted(str(error), turned_down=turned_down) from None
    except (OneLogin_Saml2_Error, XmlSecError, LxmlError) as error:
        raise NotAsserted(str(error)) from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise NotAsserted(f"unreadable: {error}") from None


@dataclass(frozen=True)
class Parties:
    """Who speaks and who listens: names and addresses of both, and the certificates of the provider's keys, as PEM."""

    issuer: str
    sso_url: str
    certificates: tuple[str, ...]
    service: str
    address: str

    def settings(self) -> "OneLogin_Saml2_Settings":
        """As the library wants them."""
        return OneLogin_Saml2_Settings(
            {
                "strict": True,
                "security": {
                    "rejectDeprecatedAlgorithm": True,
                    "requestedAuthnContext": False,
                    "wantAttributeStatement": False,
                    "allowRepeatAttributeName": True,
                    "allowSingleLabelDomains": True,
                },
                "idp": {
                    "entityId": self.issuer,
                    "singleSignOnService": {"url": self.sso_url},
                    "x509certMulti": {"signing": list(self.certificates), "encryption": list(self.certificates[:1])},
                },
                "sp": {"entityId": self.service, "assertionConsumerService": {"url": self.address}},
            }
        )


@dataclass(frozen=True)
class Assertion:
    """What was said of somebody: what they are called for good, in which form, what stands with it, and how they
    showed who they are."""

    subject: str
    form: str
    attributes: Mapping[str, list[str]]
    contexts: tuple[str, ...]


@dataclass(frozen=True)
class Description:
    """What a provider's metadata say of it."""

    issuer: str
    sso_url: str
    certificates: tuple[str, ...]


def described(metadata: str) -> Description:
    """What metadata say, of the first provider in them.

    Raises:
        NotAsserted: they are none, or lack something.
    """
    with _in_our_words():
        found = OneLogin_Saml2_IdPMetadataParser.parse(metadata.encode())["idp"]
        signing = found.get("x509certMulti", {}).get("signing") or [found["x509cert"]]
        certificates = tuple(dict.fromkeys("".join(one.split()) for one in signing))
        return Description(found["entityId"], found["singleSignOnService"]["url"], certificates)


def own_metadata(parties: Parties) -> str:
    """What we say of ourselves.

    Raises:
        NotAsserted: the libraries are not there, or what was entered for the provider is none.
    """
    with _in_our_words():
        metadata: str = parties.settings().get_sp_metadata()
        return metadata


def question(parties: Parties) -> tuple[str, str]:
    """The ID of a new question to a provider, and the question as it stands in an address.

    Raises:
        NotAsserted: the libraries are not there, or what was entered for the provider is none.
    """
    with _in_our_words():
        made = OneLogin_Saml2_Authn_Request(parties.settings())
        return made.get_id(), made.get_request()


def question_of(response: str, *, parties: Parties) -> str:
    """The ID of the question that a response says it answers, before anything is proved; empty for none.

    Raises:
        NotAsserted: it cannot be read.
    """
    with _in_our_words():
        if len(response) > LONGEST:
            raise NotAsserted("size")
        return OneLogin_Saml2_Response(parties.settings(), response).get_in_response_to() or ""


def proved(response: str, *, parties: Parties, question_id: str) -> Assertion:
    """What a response says, once it is proved to answer this very question.

    Raises:
        NotAsserted: one of the checks fails.
    """
    with _in_our_words():
        if not question_id or len(response) > LONGEST:
            raise NotAsserted("size, or no question")
        read = OneLogin_Saml2_Response(parties.settings(), response)
        read.is_valid(_as_seen_at(parties.address), question_id, raise_exceptions=True)
        _check(read, parties, question_id)
        return Assertion(read.get_nameid(), read.get_nameid_format() or "", read.get_attributes(), _contexts(read))


def _as_seen_at(address: str) -> dict[str, Any]:
    """The request as the library wants it: to our own address, whatever host it came by."""
    parts = urlsplit(address)
    return {"https": "on" if parts.scheme == "https" else "off", "http_host": parts.netloc, "script_name": parts.path}


def _check(read: "OneLogin_Saml2_Response", parties: Parties, question_id: str) -> None:
    """Demand what the profile demands and the library does not."""
    if read.encrypted:
        raise NotAsserted("encrypted")
    if read.get_audiences() != [parties.service]:
        raise NotAsserted("audience")
    wanted = {"InResponseTo": question_id, "Recipient": parties.address}
    confirmations = read._query_assertion(f"/saml:Subject/saml:SubjectConfirmation[@Method='{BEARER}']")
    told = [data for one in confirmations for data in one if data.tag.endswith("}SubjectConfirmationData")]
    if len(told) != 1 or any(told[0].get(name) != value for name, value in wanted.items()):
        raise NotAsserted("confirmation")
    if not told[0].get("NotOnOrAfter"):
        raise NotAsserted("no end")


def _contexts(read: "OneLogin_Saml2_Response") -> tuple[str, ...]:
    found: Iterable[Any] = read.get_authn_contexts()
    return tuple(str(one) for one in found)
