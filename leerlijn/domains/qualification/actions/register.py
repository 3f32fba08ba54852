"""Entering in the register what ends a duty or counts towards it, and what was decided about a duty."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from leerlijn.domains.qualification.models import (
    Deferral,
    Exemption,
    ExternalCertificate,
    Leave,
    LegacyGrant,
    PartialCertificate,
    TeachingDecision,
)
from leerlijn.domains.qualification.queries.register import COUNTS
from leerlijn.foundation.credentials.actions.certificates import revoke_certificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import certificate_for
from leerlijn.foundation.journal.actions import Actor, Written, record, record_all
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries.among import Among
from leerlijn.kernel.periods import Period
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import granted

UNDONE = "the list that said so was undone"
"""Why an entry is withdrawn that only an undone list brought: should a list say it again, it is entered."""

PAPER_IS_GONE = "its paper was withdrawn"
FILLED_IN = "what it covers became known"

type Register = ExternalCertificate | PartialCertificate | Exemption | LegacyGrant
type Key = tuple[int | str, ...]
FROM_A_LIST = "HR export"
"""How the source of what a list of staff said begins."""
KindOfLeave = Leave.Kind


@dataclass(frozen=True, slots=True)
class CertificateFound:
    issuer: str
    year: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class PartFound:
    """`criteria` are the codes that it covers, where that is known."""

    issuer: str
    unit: str
    year: int
    on: date | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExemptionFound:
    year: int
    on: date | None = None
    ground: str = ""
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class GrantFound:
    """`kind` is one of `LegacyGrant.Kind`."""

    kind: str
    year: int
    on: date | None = None
    ends_on: date | None = None


type Found = CertificateFound | PartFound | ExemptionFound | GrantFound


@dataclass(frozen=True, slots=True)
class ToEnter:
    """`source` says where we have it from: `HR export 2026-11-24: 'BKO UT 2018'`.

    What was taken over names the administration, and the fingerprint of its line.
    """

    person: int
    pseudonym: str
    found: Found
    source: str
    taken_over_from: str = ""
    line: str = ""

    @property
    def origin(self) -> dict[str, str]:
        return {"source": self.source, "taken_over_from": self.taken_over_from, "line": self.line}


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of entry is stored, and what makes two of them the same."""

    model: type[Register]
    same: tuple[str, ...]
    word: str

    @property
    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.all()


KINDS: dict[type[Found], Kind] = {
    CertificateFound: Kind(ExternalCertificate, ("issuer", "year"), "certificate"),
    PartFound: Kind(PartialCertificate, ("issuer", "unit", "year"), "partial certificate"),
    ExemptionFound: Kind(Exemption, ("year",), "exemption"),
    GrantFound: Kind(LegacyGrant, ("kind",), "legacy grant"),
}


@transaction.atomic
def enter_all(entries: Sequence[ToEnter], *, actor: Actor, at: datetime) -> list[Register]:
    """What was not yet in the register; the same again, or withdrawn before, changes nothing.

    A dozen statements, however many entries there are.
    """
    written = [
        row
        for found, kind in KINDS.items()
        for row in _entered(kind, [each for each in entries if isinstance(each.found, found)], at=at)
    ]
    record_all([_told(entry) for _, entry in written], by=actor, at=at)
    return [row for row, _ in written]


@transaction.atomic
def enter_exemption(entry: ToEnter, *, actor: Actor, at: datetime) -> None:
    """By a decision of today: it counts also where one of the same year was withdrawn before."""
    row = Exemption(person_id=entry.person, entered_at=at, **entry.origin, **_columns(entry.found))
    row.save(force_insert=True)
    record_all([_told(entry)], by=actor, at=at)


@transaction.atomic
def enter_part(entry: ToEnter, paper: Certificate, *, actor: Actor, at: datetime) -> bool:
    """By our own paper of today, also in the place of what a list said of it without what it covers.

    False, and nothing is entered, where what counts already says that the same part covers something.
    """
    same = {name: getattr(entry.found, name) for name in KINDS[PartFound].same}
    standing = PartialCertificate.objects.filter(person=entry.person, withdrawn_at=None, **same)
    if standing.filter(COUNTS).exclude(criteria=[]).exists():
        return False
    for lapsed in standing.exclude(criteria=[]):
        withdraw(lapsed, because=PAPER_IS_GONE, actor=actor, at=at)
    said = {**_columns(entry.found), **entry.origin, "certificate": paper}
    if not standing.update(**said):
        PartialCertificate.objects.create(person_id=entry.person, entered_at=at, **said)
    record_all([_told(entry)], by=actor, at=at)
    return True


@transaction.atomic
def fill_in_part(standing: PartialCertificate, entry: ToEnter, *, actor: Actor, at: datetime) -> None:
    """In the place of what covers nothing yet, which counts again once this is taken back."""
    withdraw(standing, because=FILLED_IN, actor=actor, at=at)
    PartialCertificate.objects.create(
        person_id=entry.person, entered_at=at, **entry.origin, **_columns(entry.found)
    )
    record_all([_told(entry)], by=actor, at=at)


@transaction.atomic
def take_back(entry: Register, *, actor: Actor, at: datetime) -> None:
    """It counts no more; what it was put in the place of does again."""
    withdraw(entry, because=UNDONE, actor=actor, at=at)
    kind = next(kind for kind in KINDS.values() if isinstance(entry, kind.model))
    same = {name: getattr(entry, name) for name in kind.same}
    replaced = kind.rows.filter(person=entry.person_id, withdrawn_because=FILLED_IN, **same)
    if row := replaced.order_by("pk").last():
        kind.rows.filter(pk=row.pk).update(withdrawn_at=None, withdrawn_because="")
        person = Person.objects.get(pk=row.person_id)
        _record(person, "register", actor=actor, at=at, kind=kind.word, source=row.source, **same)


def _entered(kind: Kind, entries: list[ToEnter], *, at: datetime) -> list[tuple[Register, ToEnter]]:
    if not entries:
        return []
    people = [each.person for each in entries]
    near = kind.rows.filter(person__gte=min(people), person__lte=max(people))
    known = set[Key](near.exclude(withdrawn_because=UNDONE).values_list("person_id", *kind.same))
    new = {key: each for each in entries if (key := _key(kind, each)) not in known}
    rows = [
        (kind.model(person_id=each.person, entered_at=at, **each.origin, **_columns(each.found)), each)
        for each in new.values()
    ]
    kind.rows.bulk_create([row for row, _ in rows])
    return rows


def _key(kind: Kind, entry: ToEnter) -> Key:
    return (entry.person, *(getattr(entry.found, name) for name in kind.same))


def _columns(found: Found) -> dict[str, object]:
    return asdict(found)


def _told(entry: ToEnter) -> Written:
    known = {**_columns(entry.found), "taken_over_from": entry.taken_over_from}
    said = {name: _json(value) for name, value in known.items() if value}
    kind = KINDS[type(entry.found)].word
    return Written(f"person:{entry.pseudonym}", "register", {"kind": kind, "source": entry.source, **said})


def _json(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


@transaction.atomic
def withdraw(entry: Register, *, because: str, actor: Actor, at: datetime) -> None:
    """It no longer counts, and stays where it is: what was once believed can be read back.

    Where it rests on a paper of our own, that is withdrawn with it.
    """
    person = Person.objects.get(pk=entry.person_id)
    changed = type(entry)._default_manager.filter(pk=entry.pk, withdrawn_at=None)
    if changed.update(withdrawn_at=at, withdrawn_because=because):
        word = next(kind.word for kind in KINDS.values() if isinstance(entry, kind.model))
        _record(person, "withdraw", actor=actor, at=at, kind=word, entry=entry.pk, because=because)
        _revoke_paper(entry, because=because, actor=actor, at=at)


def _revoke_paper(entry: Register, *, because: str, actor: Actor, at: datetime) -> None:
    """What no longer counts here is no longer valid for whoever checks it either."""
    if not isinstance(entry, PartialCertificate) or entry.certificate_id is None:
        return
    given = Certificate.objects.get(pk=entry.certificate_id)
    paper = certificate_for(given.kind, given.basis)
    if paper and paper.status == Certificate.Status.VALID:
        granted(revoke_certificate(paper, reason=because, decided_on=day_of(at), at=at, by=actor))


def is_of_a_list(said: Mapping[str, object]) -> bool:
    """Whether what the journal says of an entry in the register was done by a list, or by undoing one."""
    from_a_list = str(said.get("source", "")).startswith(FROM_A_LIST) and not said.get("taken_over_from")
    return from_a_list or said.get("because") == UNDONE


@transaction.atomic
def withdraw_what_a_list_said(
    people: Collection[int], *, entered_at: datetime, actor: Actor, at: datetime
) -> None:
    """Of these people what came from the list of that moment no longer counts."""
    written = []
    for kind in KINDS.values():
        rows = kind.rows.filter(
            Q(withdrawn_at=None) | Q(withdrawn_because=FILLED_IN),
            person__in=Among(people),
            entered_at=entered_at,
            source__startswith=FROM_A_LIST,
        )
        written += [
            Written(f"person:{pseudonym}", "withdraw", {"kind": kind.word, "entry": key, "because": UNDONE})
            for key, pseudonym in rows.values_list("pk", "person__pseudonym")
        ]
        rows.update(withdrawn_at=at, withdrawn_because=UNDONE)
    record_all(written, by=actor, at=at)


@transaction.atomic
def defer_duty(
    person: Person,
    *,
    due_on: date,
    decided_on: date,
    decided_by: str,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Deferral:
    """Another last day, by a decision (T5)."""
    deferral = Deferral.objects.create(
        person=person,
        due_on=due_on,
        decided_on=decided_on,
        decided_by=decided_by,
        reason=reason,
        entered_at=at,
    )
    _record(person, "defer", actor=actor, at=at, due_on=due_on, decided_by=decided_by, reason=reason)
    return deferral


@transaction.atomic
def carry_last_day(
    person: Person, *, due_on: date, taken_over_from: str, actor: Actor, at: datetime
) -> Deferral:
    """A later last day that was given where the track ran before: by whom and when is not known here."""
    deferral = Deferral.objects.create(
        person=person, due_on=due_on, decided_on=day_of(at), taken_over_from=taken_over_from, entered_at=at
    )
    _record(person, "defer", actor=actor, at=at, due_on=due_on, taken_over_from=taken_over_from)
    return deferral


@transaction.atomic
def enter_leave(
    person: Person, *, kind: Leave.Kind, period: Period, source: str, actor: Actor, at: datetime
) -> Leave:
    leave = Leave.objects.create(
        person=person,
        kind=kind,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        source=source,
        entered_at=at,
    )
    _record(
        person,
        "leave",
        actor=actor,
        at=at,
        kind=str(kind),
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    return leave


@transaction.atomic
def decide_teaching(
    person: Person,
    *,
    teaches: bool,
    starts_on: date,
    decided_on: date,
    decided_by: str,
    reason: str,
    actor: Actor,
    at: datetime,
) -> TeachingDecision:
    """Settles what was to be confirmed (S3): the duty applies from this day, or does not."""
    decision = TeachingDecision.objects.create(
        person=person,
        teaches=teaches,
        starts_on=starts_on,
        decided_on=decided_on,
        decided_by=decided_by,
        reason=reason,
        entered_at=at,
    )
    _record(
        person,
        "decide-teaching",
        actor=actor,
        at=at,
        teaches=teaches,
        starts_on=starts_on,
        decided_by=decided_by,
        reason=reason,
    )
    return decision


def _record(person: Person, act: str, *, actor: Actor, at: datetime, **said: object) -> None:
    payload = {name: _json(value) for name, value in said.items()}
    record(f"person:{person.pseudonym}", act, by=actor, at=at, payload=payload)
