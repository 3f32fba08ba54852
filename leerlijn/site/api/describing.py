"""The description of the interface (OpenAPI), completed with what every call has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leerlijn.site.api.calls import KEY, LONGEST_KEY

PROBLEM = {
    "title": "Problem",
    "description": "RFC 9457. `detail` is one sentence in the language of Accept-Language; `errors` has one "
    "per field that is to be mended.",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
DEFAULT = {
    "description": "Why there is no answer.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
ONCE = {
    "name": KEY,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
    "description": "The same key with the same content gets the same answer, and nothing is done twice.",
}
FILE = {
    "description": "The file, as an attachment.",
    "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
}


def completed[Description: dict[str, Any]](described: Description) -> Description:
    """With a problem for each call, the key of every POST, and the calls that answer with a file."""
    described["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    for path, method, call in _calls(described):
        call["responses"] = {str(status): said for status, said in call["responses"].items()}
        call["responses"]["default"] = DEFAULT
        if method == "post":
            call.setdefault("parameters", []).append(ONCE)
        if path.endswith("/file"):
            call["responses"]["200"] = FILE
    return described


def _calls(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            yield path, method, call
