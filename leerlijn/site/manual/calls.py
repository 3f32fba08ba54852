"""The page of the interface for programs: every call with what it is for and what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Text, Value
from leerlijn.site.manual.markdown import code, page, table
from leerlijn.site.manual.product import Product

NAME = "api.md"
TITLE = Text(nl="De API", en="The API")
ABOUT = Text(
    nl="Elke aanroep heeft een sleutel nodig (`Authorization: Bearer …`); die maak je op je "
    "accountpagina, of met `leerlijn token`. Een sleutel mag lezen (GET), handelen (al het andere) of "
    "ook beslissen: stappen die beslissen, medeondertekenen of bekendmaken (`asks_proof` in "
    "`/procedures`). Wie niets kiest, krijgt lezen en handelen; `--scope decide` geeft alle drie. Een "
    "sleutel die iets niet mag, krijgt 403 met de reden. Antwoorden zijn JSON. Een fout is problem+json "
    "met één zin. Een POST met een `Idempotency-Key` wordt één keer gedaan, hoe vaak je hem ook "
    "stuurt. De volledige beschrijving staat op `/api/v1/openapi.json`.",
    en="Every call needs a key (`Authorization: Bearer …`); make one on your account page, or with"
    " `leerlijn token`. A key may read (GET), act (all else) or also decide: the steps that decide, "
    "countersign or release (`asks_proof` in `/procedures`). Whoever chooses nothing gets read and act; "
    "`--scope decide` gives all three. A key that may not do something gets 403 with the reason. Answers "
    "are JSON. A mistake is problem+json with one sentence. A POST with an `Idempotency-Key` is done "
    "once, however often you send it. The whole description is at `/api/v1/openapi.json`.",
)
HEAD = (
    Text(nl="Aanroep", en="Call"),
    Text(nl="Wat die doet (zoals de API het zegt, in het Engels)", en="What it does"),
    Text(nl="In het adres", en="In the address"),
    Text(nl="In de inhoud", en="In the body"),
)


def written(product: Product, language: Language) -> str:
    return page(
        TITLE, NAME, [render(ABOUT, language), table(HEAD, _calls(product.interface), language)], language
    )


def _calls(described: Mapping[str, Any]) -> Iterator[tuple[Value, ...]]:
    for path, methods in described["paths"].items():
        for method, call in methods.items():
            asked = [each["name"] for each in call.get("parameters", ()) if each["in"] == "query"]
            yield (
                code(f"{method.upper()} {path}"),
                call.get("description") or call["summary"],
                _names(asked),
                _names(_body(call, described)),
            )


def _names(names: list[str]) -> str:
    return ", ".join(code(name) for name in names)


def _body(call: Mapping[str, Any], described: Mapping[str, Any]) -> list[str]:
    """The names of what is sent, whatever the form it is sent in."""
    content = call.get("requestBody", {}).get("content", {})
    return [name for sent in content.values() for name in _properties(sent["schema"], described)]


def _properties(schema: Mapping[str, Any], described: Mapping[str, Any]) -> list[str]:
    named = schema.get("$ref", "").rpartition("/")[2]
    whole = described["components"]["schemas"][named] if named else schema
    return list(whole.get("properties", ()))
