"""The procedures that run here, as their files say them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404
from ninja import Query, Router
from pydantic import Field

from leerlijn.foundation.cases.relations import READ_PROCEDURES
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.procedure import Procedure, catalogue, described, diagram
from leerlijn.kernel.sentence import Language, from_data
from leerlijn.site.api.calls import asks
from leerlijn.site.api.problems import language_asked
from leerlijn.site.api.values import Asked, Code, Name, Told, Words, maybe_words, words_in

router = Router(tags=["procedures"])


class RoleTold(Told):
    key: str
    title: Words
    meaning: str


class GuardTold(Told):
    """A condition for a step, in words."""

    key: str
    rule: Words


class FieldTold(Told):
    """What a step asks. `reader` says who will read the answer; `options` are there where they are known.

    Where `kind` is rows there are `columns`: the answer is a list of rows, each an answer per column.
    """

    name: str
    kind: str
    label: Words
    hint: Words | None
    reader: Words | None
    required: bool
    options: list[OptionTold] = Field(default_factory=list)
    columns: list[FieldTold] = Field(default_factory=list)


class OptionTold(Told):
    value: str
    label: Words


class StepTold(Told):
    """`from` is the state in which the step is taken; null for the step that opens a case.

    `entered_by` are the roles that enter it for others, when it comes by mail, by phone or on paper.
    """

    key: str
    title: Words
    from_: str | None = Field(serialization_alias="from")
    to: str | None
    roles: list[str]
    guards: list[GuardTold]
    fields: list[FieldTold]
    effects: list[Words]
    decides: bool
    asks_proof: bool
    entered_by: list[str]


class StateTold(Told):
    key: str
    title: Words
    final: bool
    owner: str | None


class TermTold(Told):
    """How long a state may last. `length` is an ISO duration; null where the day follows from the case."""

    state: str
    length: str | None
    setting: str | None
    count: str | None
    extend: bool
    at_most: str | None
    if_passed: Words
    lapse: str | None


class ProcedureTold(Told):
    key: str
    edition: str
    title: Words
    source: Words
    starts_on: str
    ends_on: str | None
    roles: list[RoleTold]
    states: list[StateTold]
    steps: list[StepTold]
    terms: list[TermTold]
    diagram: str


class ProceduresTold(Told):
    procedures: list[ProcedureTold]


class WhichEdition(Asked):
    """Without one, the newest."""

    edition: Code | None = None


@router.get("/procedures", response=ProceduresTold, by_alias=True)
@asks(READ_PROCEDURES)
def list_procedures(request: Request) -> ProceduresTold:
    """Every procedure that runs here, in its newest edition."""
    language = language_asked(request)
    newest = (catalogue.editions_of(key)[0] for key in catalogue.names())
    return ProceduresTold(procedures=[_told(each, language) for each in newest])


@router.get("/procedures/{key}", response=ProcedureTold, by_alias=True)
@asks(READ_PROCEDURES)
def read_procedure(request: Request, key: Name, asked: Query[WhichEdition]) -> ProcedureTold:
    """One procedure: its states, steps, guards, fields, terms, and its diagram in Mermaid's words."""
    editions = catalogue.editions_of(key)
    found = next((each for each in editions if asked.edition in {None, each.edition}), None)
    if found is None:
        raise Http404
    return _told(found, language_asked(request))


def _told(procedure: Procedure, language: Language) -> ProcedureTold:
    said: dict[str, Any] = described(procedure)
    states: list[dict[str, Any]] = said["states"]
    return ProcedureTold(
        key=procedure.key,
        edition=procedure.edition,
        title=words_in(said["title"]),
        source=words_in(said["source"]),
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
        roles=[RoleTold(**{**role, "title": words_in(role["title"])}) for role in said["roles"]],
        states=[_state(state) for state in states],
        steps=[
            *(_step(None, step) for step in said["openings"]),
            *(_step(state["key"], step) for state in states for step in state["steps"]),
        ],
        terms=list(_terms(states)),
        diagram=diagram(procedure, language),
    )


def _state(state: dict[str, Any]) -> StateTold:
    return StateTold(
        key=state["key"], title=words_in(state["title"]), final=state["final"], owner=state["owner"]
    )


def _step(state: str | None, step: dict[str, Any]) -> StepTold:
    return StepTold(
        key=step["key"],
        title=words_in(step["title"]),
        from_=state,
        to=step["to"],
        roles=step["by"],
        guards=[GuardTold(key=guard["key"], rule=words_in(guard["rule"])) for guard in step["guards"]],
        fields=[field_told(field) for field in step["fields"]],
        effects=[words_in(effect) for effect in step["effects"]],
        decides=step["decides"],
        asks_proof=step["asks_proof"],
        entered_by=step["entered_by"],
    )


def field_told(field: dict[str, Any], options: list[OptionTold] | None = None) -> FieldTold:
    """A field, from the data of `kernel.procedure.field_as_data`."""
    return FieldTold(
        name=field["name"],
        kind=field["kind"],
        label=words_in(field["label"]),
        hint=maybe_words(from_data(field["hint"]) if field["hint"] else None),
        reader=maybe_words(from_data(field["reader"]) if field["reader"] else None),
        required=field["required"],
        options=options or [],
        columns=[field_told(each) for each in field["columns"]],
    )


def _terms(states: list[Any]) -> Iterator[TermTold]:
    for state in states:
        if term := state["term"]:
            yield TermTold(
                state=state["key"],
                length=term.get("length"),
                setting=term.get("setting"),
                count=term.get("count"),
                extend=term.get("extend", False),
                at_most=term.get("at_most"),
                if_passed=words_in(term["if_passed"]),
                lapse=term["lapse"],
            )
