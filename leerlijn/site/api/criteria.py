"""The criteria by which people are judged: every edition, and what each made of the one before."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from ninja import Router

from leerlijn.foundation.frameworks import queries
from leerlijn.foundation.frameworks.queries import CriterionLine, Edition
from leerlijn.foundation.frameworks.relations import READ_CRITERIA
from leerlijn.foundation.ui.asked import Request
from leerlijn.site.api.calls import asks
from leerlijn.site.api.values import Name, Told, Words, words

router = Router(tags=["criteria"])


class EditionNamed(Told):
    key: str
    edition: str
    title: Words
    starts_on: date
    ends_on: date | None


class EditionsTold(Told):
    editions: list[EditionNamed]


class CriterionSaid(Told):
    code: str
    competence: str
    short: Words
    text: Words


class EditionTold(Told):
    """`continues`: per criterion of the edition before those in which it lives on, if in any."""

    edition: EditionNamed
    source: str
    stem: Words
    criteria: list[CriterionSaid]
    continues: dict[str, list[str]]


@router.get("/criteria", response=EditionsTold)
@asks(READ_CRITERIA)
def list_criteria(request: Request) -> EditionsTold:
    """Every published edition, the newest of each framework first."""
    return EditionsTold(editions=[_named(each) for each in queries.published()])


@router.get("/criteria/{key}/{edition}", response=EditionTold)
@asks(READ_CRITERIA)
def read_criteria(request: Request, key: Name, edition: Name) -> EditionTold:
    """One edition with its criteria."""
    found = queries.edition_named(key, edition)
    if found is None:
        raise Http404
    return EditionTold(
        edition=_named(found),
        source=found.source,
        stem=words(found.stem),
        criteria=[_criterion(line) for line in queries.criteria_of(found.id)],
        continues={old: list(new) for old, new in found.continues.items()},
    )


def _named(edition: Edition) -> EditionNamed:
    return EditionNamed(
        key=edition.key,
        edition=edition.edition,
        title=words(edition.title),
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
    )


def _criterion(line: CriterionLine) -> CriterionSaid:
    return CriterionSaid(
        code=line.code, competence=line.competence.code, short=words(line.short), text=words(line.text)
    )
