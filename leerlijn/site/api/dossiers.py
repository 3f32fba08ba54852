"""Dossiers: their evidence while they are made, and what was sealed, for whoever may read which."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpResponseBase
from ninja import Router
from pydantic import Field, StringConstraints

from leerlijn.domains.qualification.guards.reading import may_read_verdict, readable_items
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.relations import READ_SUBMISSION
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.relations import READ_CASES
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.dossiers.actions.evidence import (
    LONGEST_PERIOD,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    Claims,
    add_item,
    change_item,
)
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.dossiers.queries.items import ItemLine, number_of
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.documents import DocumentTold
from leerlijn.site.api.problems import agreed, mend
from leerlijn.site.api.values import (
    KEEPABLE,
    Asked,
    Code,
    Exactly,
    Named,
    Number,
    Told,
    Words,
    words,
)

router = Router(tags=["qualification"])

Title = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE, pattern=KEEPABLE)]
Period = Annotated[str, StringConstraints(max_length=LONGEST_PERIOD, pattern=KEEPABLE)]
Why = Annotated[str, StringConstraints(max_length=LONGEST_SENTENCE, pattern=KEEPABLE)]
type Criteria = list[Code] | dict[Code, Why]
Claimed = Annotated[Criteria, Field(max_length=100)]
"""The codes that an item proves; as an object, each with the sentence that says why."""


class NewItem(Asked):
    """`document` is the number that keeping a file gave."""

    title: Title
    kind: Item.Kind
    period: Period = ""
    document: Exactly | None = None
    criteria: Claimed = Field(default_factory=list)


class ChangedItem(Asked):
    """What is left out stays. `version` is the one that was looked at: 409 where another came meanwhile."""

    title: Title | None = None
    kind: Item.Kind | None = None
    period: Period | None = None
    document: Exactly | None = None
    criteria: Claimed | None = None
    version: Exactly | None = None


class ItemTold(Told):
    """`code` is the name by which all call it, such as E4; `criteria` has the sentence for each."""

    order: int
    code: str
    title: str
    kind: str
    period: str
    version: int
    document: DocumentTold
    criteria: dict[str, str]


class CriterionTold(Told):
    code: str
    title: Words
    text: Words
    is_asked: bool


class SubmissionTold(Told):
    """`number` is what candidate and assessors compare; `fingerprint` the whole of it."""

    number: str
    fingerprint: str
    sealed_at: datetime
    criteria: list[str]


class VerdictTold(Told):
    outcome: str
    motivation: str
    not_yet: list[str]
    is_agreed: bool


class DossierTold(Told):
    """`items` is null for who may see where the dossier stands but not what is in it."""

    id: int
    candidate: str
    state: Named
    version: int
    edition: str
    criteria: list[CriterionTold]
    items: list[ItemTold] | None
    submission: SubmissionTold | None
    verdict: VerdictTold | None


@router.get("/qualification/dossiers/{number}", response=DossierTold)
@asks(READ_CASES)
def read_dossier(request: Request, number: Number) -> DossierTold:
    """The dossier as it is for candidate and supervisor, as it was sealed for assessors and coordinator."""
    seen, facts = seen_dossier(request, number)
    items = readable_items(facts)
    submission = facts.submission
    return DossierTold(
        id=seen.case.pk,
        candidate=seen.case.subject.name if seen.case.subject else "",
        state=Named(key=seen.state.key, title=words(seen.state.title)),
        version=seen.case.version,
        edition=facts.opened.framework.edition,
        criteria=_criteria(facts),
        items=None if items is None else [item_told(item) for item in items],
        submission=SubmissionTold(
            number=number_of(submission),
            fingerprint=submission.fingerprint,
            sealed_at=submission.sealed_at,
            criteria=submission.criteria,
        )
        if submission
        else None,
        verdict=_verdict(facts),
    )


@router.post("/qualification/dossiers/{number}/items", response={201: ItemTold})
@asks(WRITE_DOSSIER, status=201)
def put_in(request: Request, number: Number, said: NewItem) -> ItemTold:
    """Puts a kept file into the dossier as a piece of evidence."""
    seen, _ = writable(request, number)
    made = agreed(
        add_item(
            seen.case.pk,
            by=request.standing,
            at=request.at,
            title=said.title,
            kind=said.kind,
            period=said.period,
            document=_own_document(request, said.document),
            claims=claims_in(said.criteria, {}),
            channel=CHANNEL,
        )
    )
    return item_told(_now(request, number, made))


@router.patch("/qualification/dossiers/{number}/items/{order}", response=ItemTold)
@asks(WRITE_DOSSIER)
def change(request: Request, number: Number, order: Number, said: ChangedItem) -> ItemTold:
    """Changes a piece of evidence while the dossier is being made; 409 once it is sealed."""
    seen, facts = writable(request, number)
    item = found_item(facts.items, order)
    claims = item.claims if said.criteria is None else claims_in(said.criteria, item.claims)
    made = agreed(
        change_item(
            seen.case.pk,
            item.order,
            by=request.standing,
            at=request.at,
            title=item.title if said.title is None else said.title,
            kind=item.kind if said.kind is None else said.kind,
            period=item.period if said.period is None else said.period,
            document=_own_document(request, said.document),
            claims=claims,
            version=said.version,
            channel=CHANNEL,
        )
    )
    return item_told(_now(request, number, made))


@router.get("/qualification/dossiers/{number}/items/{order}/file", response={200: None})
@asks(READ_SUBMISSION)
def download_item(request: Request, number: Number, order: Number) -> HttpResponseBase:
    """The file of an item, in the version that whoever calls may read."""
    _, facts = seen_dossier(request, number)
    return served(found_item(readable_items(facts) or (), order).file)


def seen_dossier(request: Request, number: int) -> tuple[CasePage, DossierFacts]:
    """The case of a dossier and what is in it; 404 for everything else."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, DossierFacts) or seen.facts.dossier is None:
        raise Http404
    return seen, seen.facts


def writable(request: Request, number: int) -> tuple[CasePage, DossierFacts]:
    """The same, where whoever calls may write in it; else 403 with the reason."""
    seen, facts = seen_dossier(request, number)
    agreed(may(request.standing, WRITE_DOSSIER, seen.situation.thing))
    return seen, facts


def found_item(items: tuple[ItemLine, ...], order: int) -> ItemLine:
    item = next((item for item in items if item.order == order), None)
    if item is None:
        raise Http404
    return item


def _own_document(request: Request, number: int | None) -> Document | None:
    """None where none was named. One of somebody else is as absent as one that was never there."""
    if number is None:
        return None
    document = Document.objects.filter(pk=number, owner=request.standing.person).first()
    if document is None:
        raise mend({"document": Sentence("You have kept no file under this number. Send the file first.")})
    return document


def claims_in(criteria: Criteria, before: Claims) -> Claims:
    """Codes alone keep the sentences they had."""
    if isinstance(criteria, dict):
        return criteria
    return {code: before.get(code, "") for code in criteria}


def _now(request: Request, number: int, made: Item) -> ItemLine:
    """The item as the dossier has it from now on."""
    _, facts = seen_dossier(request, number)
    return found_item(facts.items, made.order)


def item_told(item: ItemLine) -> ItemTold:
    file = item.file
    return ItemTold(
        order=item.order,
        code=item.code,
        title=item.title,
        kind=item.kind,
        period=item.period,
        version=item.version,
        document=DocumentTold(
            id=file.document, hash=file.hash, kind=file.kind, size=file.size, name=file.name
        ),
        criteria=dict(item.claims),
    )


def _criteria(facts: DossierFacts) -> list[CriterionTold]:
    asked = set(facts.codes_to_cover)
    return [
        CriterionTold(
            code=line.code,
            title=words(line.short),
            text=words(line.text),
            is_asked=line.code in asked,
        )
        for line in facts.criteria
    ]


def _verdict(facts: DossierFacts) -> VerdictTold | None:
    proposal = facts.proposal if may_read_verdict(facts) else None
    if proposal is None:
        return None
    return VerdictTold(
        outcome=proposal.outcome,
        motivation=proposal.motivation,
        not_yet=list(proposal.not_yet),
        is_agreed=proposal.agreed_by_id is not None,
    )
