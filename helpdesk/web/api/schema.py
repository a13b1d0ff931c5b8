"""How the schema describes signing in and what every operation may refuse. Imported once, from `apps.py`."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "helpdesk.web.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Token …"}


_WORDS = {
    400: "Something in the address or the body is not known, or has a value that is not taken. Each is named.",
    401: "No token, or one that is over.",
    403: "Not for people of this role.",
    404: "There is no such thing, or it is not for you.",
    409: "Somebody changed it meanwhile, or the key was used for another request. Nothing was done.",
    413: "Larger than is taken; nothing of it was read.",
    415: "Neither JSON nor a form.",
    429: "Too many calls within a minute. `Retry-After` tells how many seconds to wait.",
}
_REFUSAL = {"type": "object", "additionalProperties": True, "description": "The words for each field, or `detail`."}


def name_refusals(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Add to every operation of the schema the refusals that it does not describe itself."""
    result.setdefault("components", {}).setdefault("schemas", {})["Refusal"] = _REFUSAL
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            for code, words in _WORDS.items():
                if (code == 404 and "{" not in path) or (code in (409, 413, 415) and method == "get"):
                    continue
                described = operation["responses"].setdefault(str(code), {"description": words})
                described.setdefault("content", content)
    return result
