"""A real identity provider of SAML, pysaml2's: `python -m tests.running.saml_idp PORT FOLDER [NAME ADDRESS]`.

NAME and ADDRESS are what it calls itself and its sign-in address, where that is not its own.

GET /metadata is its own, and PUT /service takes in that of whom it serves. GET /sso takes a request by redirect and
answers with what a browser would post back, as JSON: the `xml` of the response, and the `address`. Beside the request
stand `person`, who signs in, as JSON of `id`, `format` and `told`; `sign`, which is "assertion", "response", "both" or
"none"; and `to`, an address and a name of a service to whom it sends its word unasked.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from cryptography.hazmat.primitives.asymmetric import rsa
from saml2 import BINDING_HTTP_POST, BINDING_HTTP_REDIRECT
from saml2.config import IdPConfig
from saml2.metadata import entity_descriptor
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
from saml2.server import Server

from tests.running.certificate import write_certificate

BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
SIGNED = {"assertion": (False, True), "response": (True, False), "both": (True, True), "none": (False, False)}


def server_at(name: str, address: str, folder: Path) -> Server:
    """The provider of this name and sign-in address, with a key of its own."""
    certificate, key = folder / "idp.crt", folder / "idp.key"
    write_certificate(certificate, key, name="idp", secret=rsa.generate_private_key(65537, 2048))
    endpoints = {"single_sign_on_service": [(address, BINDING_HTTP_REDIRECT)]}
    policy = {"default": {"lifetime": {"minutes": 5}, "name_form": BASIC}}
    config = {
        "entityid": name,
        "key_file": str(key),
        "cert_file": str(certificate),
        "service": {"idp": {"endpoints": endpoints, "policy": policy}},
        "allow_unknown_attributes": True,
        "metadata": {"inline": []},
    }
    return Server(config=IdPConfig().load(config))


def word(idp: Server, asked: dict[str, str]) -> dict[str, str]:
    """Its word about a person, for whoever asked or whom `to` names, and the address to which it goes."""
    if "SAMLRequest" in asked:
        message = idp.parse_authn_request(asked["SAMLRequest"], BINDING_HTTP_REDIRECT).message
        about = idp.response_args(message, [BINDING_HTTP_POST])
    else:
        address, service = asked["to"].split(" ")
        about = {"in_response_to": None, "destination": address, "sp_entity_id": service}
    person: dict[str, Any] = json.loads(asked["person"])
    sign_response, sign_assertion = SIGNED[asked.get("sign", "assertion")]
    answer = idp.create_authn_response(
        person["told"],
        about["in_response_to"],
        about["destination"],
        about["sp_entity_id"],
        name_id=NameID(format=person.get("format", NAMEID_FORMAT_PERSISTENT), text=person["id"]),
        authn={"class_ref": person.get("by", PASSWORD), "authn_auth": idp.config.entityid},
        sign_response=sign_response,
        sign_assertion=sign_assertion,
        sign_alg=RSA_SHA256,
        digest_alg=SHA256,
    )
    return {"address": about["destination"], "xml": str(answer)}


class Door(BaseHTTPRequestHandler):
    """What it answers."""

    idp: Server
    metadata: bytes

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/metadata":
            return self._answer(self.metadata)
        return self._answer(json.dumps(word(self.idp, dict(parse_qsl(parts.query)))).encode())

    def do_PUT(self) -> None:
        told = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.idp.metadata.load("inline", told)
        self._answer(b"")

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(port: int, folder: Path, name: str = "", address: str = "") -> None:
    """Serve until it is ended."""
    url = f"http://127.0.0.1:{port}"
    Door.idp = server_at(name or f"{url}/metadata", address or f"{url}/sso", folder)
    Door.metadata = str(entity_descriptor(Door.idp.config)).encode()
    HTTPServer(("127.0.0.1", port), Door).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
