"""Feedback on a piece of evidence with the dossier it is about; read by candidate and supervisor alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from leerlijn.domains.qualification.models import FeedbackRequest, Note
from leerlijn.domains.qualification.queries import dossiers
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation, parties_of
from leerlijn.foundation.dossiers.queries.items import ItemLine

PROCEDURE = "utq-feedback"


@dataclass(frozen=True)
class FeedbackFacts:
    """`dossier` is the one of whoever shares; None where they have none."""

    situation: Situation
    dossier: DossierFacts | None
    request: FeedbackRequest | None = None

    @property
    def made(self) -> DossierFacts:
        """The dossier, where it is known to be there. Raises LookupError."""
        if self.dossier is None:
            raise LookupError(f"case {self.situation.case.pk} is about no dossier")
        return self.dossier

    @property
    def known(self) -> FeedbackRequest:
        """What was shared, where it is known to be there. Raises LookupError."""
        if self.request is None:
            raise LookupError(f"case {self.situation.case.pk} shares nothing")
        return self.request

    @cached_property
    def to_share(self) -> tuple[ItemLine, ...]:
        """The items that claim a criterion and are not shared now."""
        if self.dossier is None or not self.dossier.is_being_made:
            return ()
        out = {each.order for each in self.dossier.shared}
        return tuple(item for item in self.dossier.items if item.claims and item.order not in out)

    @cached_property
    def item(self) -> ItemLine | None:
        """As it is now; None where it left the dossier."""
        return next((item for item in self.made.items if item.id == self.known.item_id), None)

    @property
    def is_revised(self) -> bool:
        return self.item is not None and self.item.version > self.known.version

    @cached_property
    def notes(self) -> Sequence[Note]:
        """The newest version first; one statement."""
        found = Note.objects.filter(request=self.known).select_related("made_by")
        return tuple(found.order_by("-version", "criterion", "pk"))


def before_sharing(dossier: DossierFacts) -> FeedbackFacts:
    """What the guards look at while nothing is shared yet."""
    return FeedbackFacts(replace(dossier.situation, case=Case(), parties=()), dossier)


def facts_of(situation: Situation) -> FeedbackFacts:
    case = situation.case
    if case.pk is None:
        return FeedbackFacts(situation, _dossier_of(situation))
    found = FeedbackRequest.objects.select_related("item", "case__about").filter(case=case)
    request = found.first()
    about = request.case.about if request else None
    return FeedbackFacts(situation, _facts(about, situation) if about else _dossier_of(situation), request)


def _dossier_of(situation: Situation) -> DossierFacts | None:
    """The dossier that whoever looks is making."""
    running = Case.objects.filter(
        procedure=dossiers.PROCEDURE, subject=situation.by.person, is_open=True
    ).first()
    return _facts(running, situation) if running else None


def _facts(case: Case, situation: Situation) -> DossierFacts:
    return dossiers.facts_of(Situation(case, situation.by, situation.at, parties_of(case)))


def open_feedback(dossier: DossierFacts) -> tuple[Case, ...]:
    """The cases of what is out for feedback, or came back with it; one statement."""
    return tuple(
        Case.objects.filter(feedback__item__dossier=dossier.dossier, feedback__closed_at=None).order_by("pk")
    )
