"""What must be true of a framework before it is published, and that a published one stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from leerlijn.foundation.frameworks.models import Framework
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

COMPLETE_IN_BOTH = {"title", "short", "text"}


def is_complete(data: Mapping[str, Any]) -> Verdict:
    """Every title and text in both languages, every code once, every end after its start."""
    codes = [part["code"] for _, part in _parts(data) if "code" in part]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        return Denied(Sentence("Two parts of the framework have the code {code}.", code=twice[0]))
    if data["ends_on"] and date.fromisoformat(data["ends_on"]) < date.fromisoformat(data["starts_on"]):
        return Denied(Sentence("The framework ends before it starts."))
    return next(_untold(data), ALLOWED)


def says_what_becomes(data: Mapping[str, Any], before: Collection[str]) -> Verdict:
    """Of every criterion of the edition before: in which new ones it lives on; in none, if it is dropped."""
    said: Mapping[str, Sequence[str]] = (data.get("continues") or {}).get("criteria", {})
    untold = next((code for code in before if code not in said), None)
    if untold is not None:
        return Denied(Sentence("Say what becomes of criterion {code} of the edition before.", code=untold))
    known = {part["code"] for competence in data["competences"] for part in competence["criteria"]}
    strange = next((code for codes in said.values() for code in codes if code not in known), None)
    if strange is not None:
        return Denied(
            Sentence("Criterion {code} is named as a continuation, and is not in this edition.", code=strange)
        )
    return ALLOWED


def is_unchanged(published: Framework, digest: str) -> Verdict:
    if published.digest == digest:
        return ALLOWED
    return Denied(
        Sentence(
            "Edition {edition} is published and does not change any more. Give your change a new edition.",
            edition=published.edition,
        )
    )


def _parts(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The framework, its competences and their criteria, each with the name to call it by."""
    yield f"{data['key']} {data['edition']}", {"title": data["title"]}
    for competence in data["competences"]:
        yield competence["code"], competence
        yield from ((criterion["code"], criterion) for criterion in competence["criteria"])


def _untold(data: Mapping[str, Any]) -> Iterator[Denied]:
    for name, part in _parts(data):
        for said in COMPLETE_IN_BOTH & part.keys():
            if not part[said].get("nl", "").strip() or not part[said].get("en", "").strip():
                yield Denied(Sentence("A text of {name} is missing in Dutch or in English.", name=name))
