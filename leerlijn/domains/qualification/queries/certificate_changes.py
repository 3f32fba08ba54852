"""A change of a UTQ certificate: the certificate as it stands now, and who proposed to revoke it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import certificate_for, certificates_of
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.people.relations import BOARD

PROCEDURE = "utq-certificate-change"
QUALIFICATION = "utq"


@dataclass(frozen=True)
class ChangeFacts:
    situation: Situation

    @cached_property
    def certificate(self) -> Certificate | None:
        """That of the dossier the case is about; without one, the only valid one of whom it is about."""
        case = self.situation.case
        if case.about_id:
            return certificate_for(QUALIFICATION, f"case:{case.about_id}")
        valid = [
            each
            for each in certificates_of(case.subject_id or 0)
            if each.kind == QUALIFICATION and each.status == Certificate.Status.VALID
        ]
        return valid[0] if len(valid) == 1 else None

    @property
    def is_valid(self) -> bool:
        return self.certificate is not None and self.certificate.status == Certificate.Status.VALID

    @cached_property
    def is_proposed(self) -> bool:
        """Whether a decision about a certificate of this person is asked for already."""
        case = self.situation.case
        return Case.objects.filter(procedure=PROCEDURE, subject=case.subject_id, is_open=True).exists()

    @cached_property
    def proposal(self) -> journal.EntryLine | None:
        """How the case was opened; None before."""
        case = self.situation.case
        return next(iter(journal.entries_of(f"case:{case.pk}")), None) if case.pk else None

    @property
    def is_by_proposer(self) -> bool:
        """Whether whoever looks proposed it, or acts for whoever did."""
        if self.proposal is None:
            return False
        by = self.situation.by
        proposers = {self.proposal.pseudonym, self.proposal.on_behalf_of} - {""}
        office = by.office(BOARD.office, at=self.situation.case.path)
        return any(map(by.is_known_as, proposers)) or bool(office and office.instead_of in proposers)


def facts_of(situation: Situation) -> ChangeFacts:
    return ChangeFacts(situation)
