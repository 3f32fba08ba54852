"""Measures of an agreement: added, changed, dropped; each is written in the journal of the agreement."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from leerlijn.domains.agreements.actions.books import Writing, held_case
from leerlijn.domains.agreements.actions.fingerprints import keep_fingerprint
from leerlijn.domains.agreements.actions.ledger import (
    NO_SUCH_MEASURE,
    follow_shares,
    measure_in,
    release,
)
from leerlijn.domains.agreements.guards import measures as guards
from leerlijn.domains.agreements.models import Measure, ThemeShare
from leerlijn.domains.agreements.queries.measures import SAID, shares_of
from leerlijn.domains.agreements.queries.rounds import round_of
from leerlijn.domains.agreements.relations import WRITE_MEASURES
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.people.queries import actor_of, office_for
from leerlijn.kernel.policy import Standing, Thing, may
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

type Told = Mapping[str, Text]
"""What is told about a measure, by the names of `queries.measures.SAID`."""

type Shares = Mapping[str, int]
"""Per theme the percent of the measure that serves it."""

NOTHING = Text(nl="", en="")


@transaction.atomic
def add_measure(
    case_id: int,
    *,
    by: Standing,
    at: datetime,
    said: Told,
    shares: Shares,
    owner: int | None = None,
    unit: int | None = None,
    because: str = "",
    accepts: Collection[str] = (),
    channel: str = "page",
) -> Measure | Refusal:
    """The new measure, or what is wrong with it per field. `unit` is where it is carried out."""
    writing = Writing(held_case(case_id), by, at, WRITE_MEASURES, "", because, channel, accepts)
    wrong = _wrong(writing, said, shares, owner, unit)
    if wrong is not None:
        return wrong
    case = writing.case
    last = Measure.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    measure = Measure.objects.create(
        case=case, number=last + 1, unit_id=unit or case.unit_id, owner_id=owner, **_columns(said)
    )
    _divide(measure, shares)
    _record(writing, measure, "add-measure", shares)
    return measure


@transaction.atomic
def change_measure(
    case_id: int,
    number: int,
    *,
    by: Standing,
    at: datetime,
    version: int,
    said: Told,
    shares: Shares,
    owner: int | None = None,
    because: str = "",
    accepts: Collection[str] = (),
    channel: str = "page",
) -> Measure | Refusal:
    """The measure as it is now. With other shares its budget follows, by an entry in the ledger.

    `version` is the one that was looked at: where another took its place, the answer is `Outdated`.
    """
    writing = Writing(held_case(case_id), by, at, WRITE_MEASURES, f"M{number}", because, channel, accepts)
    wrong = _wrong(writing, said, shares, owner, None)
    if wrong is not None:
        return wrong
    measure = measure_in(writing.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    if measure.version != version:
        return Outdated(
            Sentence("We did not save this: somebody changed the measure since you opened it. Look again.")
        )
    columns = _columns(said)
    for name, text in columns.items():
        setattr(measure, name, text)
    measure.owner_id = owner
    measure.version += 1
    measure.save(update_fields=[*columns, "owner", "version"])
    if shares_of([measure.pk])[measure.pk] != {key: part for key, part in shares.items() if part}:
        _divide(measure, shares)
        follow_shares(writing, measure, shares)
    _record(writing, measure, "change-measure", shares)
    return measure


@transaction.atomic
def drop_measure(
    case_id: int,
    number: int,
    *,
    by: Standing,
    at: datetime,
    because: str,
    accepts: Collection[str] = (),
    channel: str = "page",
) -> Measure | Refusal:
    """The measure is no longer part of the agreement; its money is free again. It always says why."""
    writing = Writing(held_case(case_id), by, at, WRITE_MEASURES, f"M{number}", because, channel, accepts)
    refused = _refused(writing)
    if refused is not None:
        return refused
    if not because.strip():
        return Incomplete({"because": Sentence("Write why this measure goes: whoever consented asks.")})
    errors = guards.change_has_a_reason(writing.case, because)
    errors |= guards.a_vote_is_stopped_knowingly(writing.case, accepts)
    if errors:
        return Incomplete(errors)
    measure = measure_in(writing.case, number)
    if measure is None:
        return NO_SUCH_MEASURE
    release(writing, measure)
    measure.dropped_at = at
    measure.save(update_fields=["dropped_at"])
    _record(writing, measure, "drop-measure", {})
    return measure


def _refused(writing: Writing) -> Denied | None:
    permitted = may(writing.by, WRITE_MEASURES, Thing(writing.case.path))
    if isinstance(permitted, Denied):
        return permitted
    not_over = guards.agreement_is_not_over(writing.case)
    return not_over if isinstance(not_over, Denied) else None


def _wrong(
    writing: Writing, said: Told, shares: Shares, owner: int | None, unit: int | None
) -> Refusal | None:
    refused = _refused(writing)
    if refused is not None:
        return refused
    errors = guards.change_has_a_reason(writing.case, writing.because)
    errors |= guards.a_vote_is_stopped_knowingly(writing.case, writing.accepts)
    errors |= guards.measure_is_well_said(said)
    errors |= guards.shares_are_the_whole(shares, round_of(writing.case.pk).cycle)
    errors |= _strangers(writing.case, owner, unit)
    return Incomplete(errors) if errors else None


def _strangers(case: Case, owner: int | None, unit: int | None) -> dict[str, Said]:
    errors: dict[str, Said] = {}
    if owner is not None and not Person.objects.filter(pk=owner).exists():
        errors["owner"] = Sentence("We do not know this person.")
    if unit is not None and not Unit.objects.filter(pk=unit, path__startswith=case.path).exists():
        errors["unit"] = Sentence("Choose a part of the organisation that this agreement is about.")
    return errors


def _columns(said: Told) -> dict[str, str]:
    texts = {name: said.get(name, NOTHING) for name in SAID}
    return {f"{name}_nl": text.nl.strip() for name, text in texts.items()} | {
        f"{name}_en": text.en.strip() for name, text in texts.items()
    }


def _divide(measure: Measure, shares: Shares) -> None:
    ThemeShare.objects.filter(measure=measure).delete()
    parts = [ThemeShare(measure=measure, theme=theme, percent=part) for theme, part in shares.items() if part]
    ThemeShare.objects.bulk_create(parts)


def _record(writing: Writing, measure: Measure, act: str, shares: Shares) -> None:
    payload: dict[str, object] = {
        "measure": str(measure),
        "title": {"nl": measure.title_nl, "en": measure.title_en},
        "version": measure.version,
        "shares": dict(shares),
    }
    record(
        f"agreement:{writing.case.pk}",
        act,
        by=actor_of(writing.by, writing.channel, office_for(writing.by, WRITE_MEASURES, writing.case.path)),
        at=writing.at,
        about=f"case:{writing.case.pk}",
        payload=payload | ({"because": writing.because.strip()} if writing.because.strip() else {}),
    )
    keep_fingerprint(writing.case, at=writing.at)
