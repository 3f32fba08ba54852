"""Who must qualify by when: facts of many people in three statements, and what the rules make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Expression, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, TruncDate

from leerlijn.domains.qualification import obligation
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.models import (
    Deferral,
    Exemption,
    ExternalCertificate,
    Leave,
    LegacyGrant,
    PartialCertificate,
    TeachingDecision,
)
from leerlijn.domains.qualification.obligation import (
    Appointment,
    Confirmation,
    Extension,
    Grant,
    HeldCertificate,
    Part,
    PersonFacts,
    Since,
    Track,
)
from leerlijn.domains.qualification.queries.register import COUNTS
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries.among import Among
from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM, day_of

QUALIFICATION = "utq"
DOSSIER = "utq-dossier"
OURS = Text(nl="de eigen universiteit", en="our own university")


def facts_of_people(people: Iterable[int]) -> dict[int, PersonFacts]:
    """What the rules ask about each of them. Three statements, however many people there are."""
    everybody = Among(people)
    facts = _with_work(everybody)
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for person, field, fact in _registered(everybody):
        found[person][field] = (*found[person].get(field, ()), fact)
    for person, track in _tracks(everybody).items():
        found[person]["track"] = track
    return {person: replace(known, **found[person]) for person, known in facts.items()}


def _with_work(everybody: Among) -> dict[int, PersonFacts]:
    """Everybody, also who has no appointment."""
    persons = Person.objects.filter(pk__in=everybody)
    rows = persons.order_by("pk", "appointments__starts_on", "appointments__pk").values_list(
        "pk",
        "state_pension_on",
        "appointments__profile",
        "appointments__fte",
        "appointments__fte_teaching",
        "appointments__starts_on",
        "appointments__ends_on",
        "appointments__contract",
        "appointments__unit__path",
    )
    pensions: dict[int, date | None] = {}
    work: defaultdict[int, list[Appointment]] = defaultdict(list)
    for person, pension, profile, fte, teaching, starts, ends, contract, path in rows:
        pensions[person] = pension
        if profile is not None:
            held = Appointment(profile, fte, teaching, starts, ends, contract, path)
            work[person].append(held)
    return {
        person: PersonFacts(appointments=tuple(work[person]), state_pension_on=pension)
        for person, pension in pensions.items()
    }


def _tracks(everybody: Among) -> dict[int, Track]:
    """Who has a plan that was agreed in an intake, or works on a dossier; what they began last counts.

    A dossier goes on with the forecast of the plan; one that is closed ends the track.
    """
    plan = "utq_intake__plan__"
    begun = Q(procedure=DOSSIER) | Q(**{f"{plan}agreed_on__isnull": False})
    rows = Case.objects.filter(begun, subject__in=everybody).order_by("opened_at", "pk")
    columns = ("subject_id", "is_open", "opened_at", f"{plan}agreed_on", f"{plan}forecast_on")
    found: dict[int, Track] = {}
    for person, is_open, opened_at, agreed_on, forecast_on in rows.values_list(*columns):
        before = found.pop(person, None)
        if agreed_on:
            found[person] = Track(agreed_on, forecast_on)
        elif is_open:
            found[person] = Track(day_of(opened_at), before.forecast_on if before else None)
    return found


type Column = Expression | F

YEAR, DAY = F("year"), F("on")
NO_DAY = Cast(Value(None), DateField())
NO_YEAR = Cast(Value(None), IntegerField())


def _registered(everybody: Among) -> Iterator[tuple[int, str, object]]:
    """All kinds of entries in one statement: the person, the field of the facts, and the fact."""
    first, *others = _kinds_of_entries(everybody)
    for person, kind, year, on, until, said, more in first.union(*others, all=True).order_by(
        "whose", "what", "in_year", "first"
    ):
        yield person, *FACTS[kind](year, on, until, said, more)


def _kinds_of_entries(everybody: Among) -> Iterator[QuerySet[Any]]:
    """Each kind in the same columns: a year, two days and two words, with what the kind needs in them."""
    valid = Certificate.objects.filter(
        kind=QUALIFICATION, status=Certificate.Status.VALID, holder__in=everybody
    )
    issued = TruncDate("issued_at", tzinfo=AMSTERDAM)
    yield _rows(valid, "own", whose="holder_id", year=NO_YEAR, on=issued)
    certificates, exemptions, grants = (
        model._default_manager.filter(withdrawn_at=None, person__in=everybody)
        for model in (ExternalCertificate, Exemption, LegacyGrant)
    )
    parts = PartialCertificate.objects.filter(COUNTS, person__in=everybody)
    yield _rows(certificates, "certificate", said="issuer")
    yield _rows(parts, "part", said="issuer", more="unit")
    yield _rows(exemptions, "exemption")
    yield _rows(grants, "grant", until=F("ends_on"))
    deferrals = Deferral.objects.filter(person__in=everybody)
    yield _rows(
        deferrals,
        "deferral",
        year=NO_YEAR,
        on=F("decided_on"),
        until=F("due_on"),
        said="reason",
        more="taken_over_from",
    )
    leaves = Leave.objects.filter(person__in=everybody)
    yield _rows(leaves, "leave", year=NO_YEAR, on=F("starts_on"), until=F("ends_on"), said="kind")
    for teaches in (True, False):
        decisions = TeachingDecision.objects.filter(person__in=everybody, teaches=teaches)
        what = "teaches" if teaches else "does-not-teach"
        yield _rows(decisions, what, year=NO_YEAR, on=F("starts_on"), until=F("decided_on"))


def _rows(
    rows: QuerySet[Any],
    what: str,
    *,
    whose: str = "person_id",
    year: Column = YEAR,
    on: Column = DAY,
    until: Column = NO_DAY,
    said: str = "",
    more: str = "",
) -> QuerySet[Any]:
    columns: QuerySet[Any] = rows.order_by().annotate(
        whose=F(whose),
        what=Value(what, output_field=CharField()),
        in_year=Cast(year, IntegerField()),
        first=Cast(on, DateField()),
        until=Cast(until, DateField()),
        said=F(said) if said else Value("", output_field=CharField()),
        more=F(more) if more else Value("", output_field=CharField()),
    )
    return columns.values_list("whose", "what", "in_year", "first", "until", "said", "more")


def _own(year: None, on: date, *_: object) -> tuple[str, object]:
    return "certificates", HeldCertificate(OURS, True, Since.on(on))


def _certificate(year: int, on: date | None, until: None, issuer: str, _: str) -> tuple[str, object]:
    """A code of ours is our own certificate, from before this product."""
    named = issuers().named(issuer)
    return "certificates", HeldCertificate(named, issuer in issuers().own, Since(year, on))


def _part(year: int, on: date | None, until: None, issuer: str, unit: str) -> tuple[str, object]:
    return "parts", Part(issuers().named(issuer), unit, Since(year, on))


def _exemption(year: int, on: date | None, *_: object) -> tuple[str, object]:
    return "exemptions", obligation.Exemption(Since(year, on))


def _grant(year: int, on: date | None, until: date | None, *_: object) -> tuple[str, object]:
    return "grants", Grant(Since(year, on), until)


def _deferral(year: None, decided: date, due: date, reason: str, source: str) -> tuple[str, object]:
    return "extensions", Extension(due, decided, reason, source)


def _leave(year: None, starts: date, ends: date | None, kind: str, _: str) -> tuple[str, object]:
    return "leaves", obligation.Leave(kind, Period(starts, ends))


def _teaches(year: None, starts: date, decided: date, *_: object) -> tuple[str, object]:
    return "confirmations", Confirmation(True, starts, decided)


def _does_not_teach(year: None, starts: date, decided: date, *_: object) -> tuple[str, object]:
    return "confirmations", Confirmation(False, starts, decided)


FACTS: Mapping[str, Callable[..., tuple[str, object]]] = {
    "own": _own,
    "certificate": _certificate,
    "part": _part,
    "exemption": _exemption,
    "grant": _grant,
    "deferral": _deferral,
    "leave": _leave,
    "teaches": _teaches,
    "does-not-teach": _does_not_teach,
}
