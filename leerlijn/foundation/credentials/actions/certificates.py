"""Issuing, correcting and withdrawing certificates: every one a line in the register that stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from leerlijn.foundation.credentials import guards
from leerlijn.foundation.credentials.content import CertificateKind, Content, Signatory
from leerlijn.foundation.credentials.keys import current_keys
from leerlijn.foundation.credentials.models import Certificate, Counter, SigningKey
from leerlijn.foundation.credentials.signing import signed
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, all_of

NOT_VALID = Sentence("This certificate is no longer valid, so this cannot be done with it.")


def issue_certificate(
    kind: CertificateKind,
    *,
    holder: Person,
    name_as_printed: str,
    built_from: Text,
    issuer: Text,
    signatories: Sequence[Signatory],
    basis: str,
    at: datetime,
    by: Actor,
) -> Certificate | Denied:
    """The signed line in the register, or why there is none. Its PDF follows in the background.

    `basis` names the decision it rests on. Never call this for an exemption: that ends a duty and no more.
    """
    name = guards.tidy_name(name_as_printed)
    ready = all_of(
        guards.can_be_printed(name),
        guards.is_not_issued_before(kind.key, basis),
        guards.can_sign(),
    )
    if isinstance(ready, Denied):
        return ready
    try:
        with transaction.atomic():
            draft = Content(
                number=_next_number(kind.prefix, localdate(at).year),
                kind=kind.key,
                edition=kind.edition,
                title=kind.title,
                profile=kind.profile,
                built_from=built_from,
                holder=name,
                issuer=issuer,
                issued_on=localdate(at),
                signatories=tuple(signatories),
                nature=kind.nature,
                proves=kind.proves,
            )
            return _registered(draft, holder=holder, basis=basis, at=at, by=by)
    except IntegrityError:
        rival = guards.is_not_issued_before(kind.key, basis)
        if isinstance(rival, Denied):
            return rival
        raise


def correct_certificate(
    certificate: Certificate,
    *,
    reason: str,
    at: datetime,
    by: Actor,
    name_as_printed: str | None = None,
    profile: Text | None = None,
    built_from: Text | None = None,
) -> Certificate | Denied:
    """A new certificate under a new number in place of this one; both stay visible."""
    said = certificate.says
    name = said.holder if name_as_printed is None else guards.tidy_name(name_as_printed)
    ready = all_of(guards.has_reason(reason), guards.can_be_printed(name), guards.can_sign())
    if isinstance(ready, Denied):
        return ready
    with transaction.atomic():
        if not _moved(certificate, status=Certificate.Status.CORRECTED):
            return Denied(NOT_VALID)
        draft = replace(
            said,
            number=_next_number(_prefix(certificate.number), localdate(at).year),
            holder=name,
            profile=profile or said.profile,
            built_from=built_from or said.built_from,
            issued_on=localdate(at),
            replaces=certificate.number,
        )
        new = _registered(draft, holder=certificate.holder, basis=certificate.basis, at=at, by=by)
        Certificate.objects.filter(pk=certificate.pk).update(corrected_by=new)
        record_act(certificate, "correct", {"by": new.number, "reason": reason}, at=at, by=by)
    return new


def revoke_certificate(
    certificate: Certificate, *, reason: str, decided_on: date, at: datetime, by: Actor
) -> Certificate | Denied:
    """Withdraws it on a written decision. It stays in the register, and says so to whoever checks it."""
    ready = guards.has_reason(reason)
    if isinstance(ready, Denied):
        return ready
    with transaction.atomic():
        revoked = Certificate.Status.REVOKED
        if not _moved(certificate, status=revoked, revoked_on=decided_on, revoked_because=reason):
            return Denied(NOT_VALID)
        day = decided_on.isoformat()
        record_act(certificate, "revoke", {"reason": reason, "decided_on": day}, at=at, by=by)
    certificate.refresh_from_db()
    return certificate


def _registered(draft: Content, *, holder: Person, basis: str, at: datetime, by: Actor) -> Certificate:
    key = SigningKey.objects.get(retired_on=None)
    certificate = Certificate.objects.create(
        number=draft.number,
        kind=draft.kind,
        edition=draft.edition,
        holder=holder,
        basis=basis,
        issued_at=at,
        content=draft.canonical,
        fingerprint=draft.fingerprint,
        credential=signed(draft.canonical, key=current_keys().open(key.identifier)),
        key=key,
    )
    payload = {"fingerprint": draft.fingerprint, "kind": draft.kind, "basis": basis, "key": key.identifier}
    record_act(certificate, "issue", payload, at=at, by=by)
    return certificate


def _next_number(prefix: str, year: int) -> str:
    """Raises the counter first: that takes the lock, so that two can never read the same number."""
    Counter.objects.bulk_create([Counter(prefix=prefix, year=year)], ignore_conflicts=True)
    Counter.objects.filter(prefix=prefix, year=year).update(last=F("last") + 1)
    return f"{prefix}-{year}-{Counter.objects.get(prefix=prefix, year=year).last:04}"


def _prefix(number: str) -> str:
    return number.rsplit("-", 2)[0]


def _moved(certificate: Certificate, **to: object) -> bool:
    """Whether it was still valid when it was moved: of two who try at once, one does."""
    valid = Certificate.objects.filter(pk=certificate.pk, status=Certificate.Status.VALID)
    return valid.update(**to) == 1


def record_act(
    certificate: Certificate, act: str, payload: Mapping[str, object], *, at: datetime, by: Actor
) -> None:
    about = f"person:{certificate.holder.pseudonym}"
    record(f"certificate:{certificate.number}", act, by=by, at=at, about=about, payload=payload)
