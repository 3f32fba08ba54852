"""Correcting and revoking the certificate of a dossier; it stays in the register, and says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.actions.duties import evaluate_duty_anew
from leerlijn.domains.qualification.queries.certificate_changes import PROCEDURE, ChangeFacts
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.guards import can_be_printed, tidy_name
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.journal.actions import Actor
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Answer, catalogue, effect
from leerlijn.kernel.sentence import Sentence, Text, to_data
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Refusal, Refused, granted


def change_certificate(
    dossier: Case, step: str, *, by: Standing, at: datetime, said: Mapping[str, object]
) -> Case | Refusal:
    """The case in which the certificate of this dossier is corrected, or its revocation proposed."""
    procedure = catalogue.current(PROCEDURE, on=by.on)
    if procedure is None or dossier.subject is None:
        return Denied(Sentence("This cannot be begun here."))
    return open_case(
        procedure,
        by=by,
        at=at,
        unit=dossier.unit,
        subject=dossier.subject,
        about=dossier,
        said=said,
        step=step,
    )


@effect(
    Text(
        nl="de houder van het certificaat leest op de pagina van de zaak waarom",
        en="the holder of the certificate reads why on the page of the case",
    )
)
def keep_which(facts: ChangeFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    """Also where it was begun about somebody and no dossier was named."""
    case, certificate = facts.situation.case, _certificate(facts)
    case.about_id = int(certificate.basis.removeprefix("case:"))
    why = str(answers.get("grounds") or answers.get("reason"))
    said = Sentence("Certificate {number}: {why}", number=certificate.number, why=why)
    case.data = {"said": to_data(said)}
    case.save(update_fields=["about", "data"])
    Party.objects.get_or_create(case=case, person_id=certificate.holder_id, relation=CANDIDATE.key)


@effect(
    Text(
        nl="er komt een nieuw certificaat met een nieuw nummer; het oude blijft te zien als vervangen",
        en="a new certificate is made with a new number; the old one stays visible as replaced",
    )
)
def correct_name(facts: ChangeFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    certificate, name = _certificate(facts), tidy_name(str(answers["name"]))
    if isinstance(printable := can_be_printed(name), Denied):
        raise Refused(Incomplete({"name": printable.reason}))
    if name == certificate.says.holder:
        raise Refused(Incomplete({"name": Sentence("This name stands on the certificate already.")}))
    reason = str(answers["reason"])
    new = granted(correct_certificate(certificate, reason=reason, name_as_printed=name, at=at, by=actor))
    make_document.enqueue(new.pk, at.isoformat())


@effect(
    Text(
        nl="wie het certificaat controleert, leest dat het is ingetrokken; de plicht wordt opnieuw bekeken",
        en="whoever checks the certificate reads that it was revoked; the duty is looked at again",
    )
)
def revoke_it(facts: ChangeFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    certificate, reason = _certificate(facts), str(answers["reason"])
    granted(revoke_certificate(certificate, reason=reason, decided_on=day_of(at), at=at, by=actor))
    evaluate_duty_anew(certificate.holder_id, at=at)


@effect(Text(nl="de houder leest het besluit", en="the holder reads the decision"))
def keep_decision(facts: ChangeFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    Case.objects.filter(pk=case.pk).update(data={**case.data, "answer": str(answers["reason"])})


def _certificate(facts: ChangeFacts) -> Certificate:
    """What the guard of the step found to be valid."""
    if facts.certificate is None:
        raise LookupError(f"case {facts.situation.case.pk} is about no certificate")
    return facts.certificate
